// Bundles src/ with the parts of OpenLayers it uses into ../static/map.js, and beside it the
// licences of what went in. The same sources and lock file give the same bytes.

import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const OUT = process.argv[2] ?? "../static";
const NOTICES = "map-notices.txt";

const made = await build({
  entryPoints: ["src/main.js"],
  outfile: `${OUT}/map.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  metafile: true,
  legalComments: "none",
  banner: { js: `/*! The cadastral map editor; contains OpenLayers (BSD-2-Clause) and what it uses: ${NOTICES} */` },
});

const folder = (file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
const used = Object.entries(Object.values(made.metafile.outputs)[0].inputs)
  .filter(([, part]) => part.bytesInOutput > 0).map(([file]) => folder(file)).filter(Boolean);

function notice(name) {
  const place = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${place}/package.json`, "utf8"));
  const file = readdirSync(place).find((each) => /^licen[cs]e/i.test(each));
  return `${name} ${version} (${license})\n\n${readFileSync(`${place}/${file}`, "utf8").trim()}\n`;
}

writeFileSync(`${OUT}/${NOTICES}`, [...new Set(used)].sort().map(notice).join("\n----\n\n"));

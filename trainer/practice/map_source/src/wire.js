// Between what travels (whole millimetres, east before north) and what is drawn (metres).

import Feature from "ol/Feature.js";
import LineString from "ol/geom/LineString.js";
import Point from "ol/geom/Point.js";

const metres = ([east, north]) => [east / 1000, north / 1000];
const millimetres = ([east, north]) => [Math.round(east * 1000), Math.round(north * 1000)];

export const posted = (place) => millimetres(place).join(" ");

export function postedLine(places) {
  const points = places.map(posted);
  return points.filter((point, n) => point !== points[n - 1]);
}

export const frameOf = ([west, south, east, north]) => [west, south, east, north].map((mm) => mm / 1000);

export function lineFeature(line) {
  return drawn(new LineString(line.points.map(metres)), "line", line);
}

export function labelFeature(label) {
  return drawn(new Point(metres(label.point)), "label", label);
}

export function findingFeature(finding, n) {
  return drawn(new Point(metres(finding.place)), "finding", { ...finding, shown: String(n + 1) });
}

function drawn(geometry, kind, given) {
  const feature = new Feature(geometry);
  feature.setId(given.id);
  feature.set("kind", kind, true);
  feature.set("given", given, true);
  return feature;
}

// What lay on the table when the run began, with what has changed since; then the sheets beside it,
// which only are looked at.
export function now([table, ...others], change, part) {
  const gone = new Set(change.gone);
  const kept = [...table[part].filter((each) => !gone.has(each.id)), ...change[part]];
  const beside = others.flatMap(({ number, [part]: drawn }) =>
    drawn.map((each) => ({ ...each, id: `${number}:${each.id}`, sheet: number, beside: true })));
  return [...kept.map((each) => ({ ...each, sheet: table.number })), ...beside];
}

// Brings a source to the wanted features and leaves alone what has not changed.
export function bring(source, wanted, make) {
  const kept = new Map(wanted.map((each) => [String(each.id), each]));
  const stale = source.getFeatures().filter((feature) => {
    const next = kept.get(String(feature.getId()));
    const same = next && JSON.stringify(next) === JSON.stringify(feature.get("given")) && !feature.get("moved");
    if (same) kept.delete(String(feature.getId()));
    return !same;
  });
  if (stale.length === source.getFeatures().length) source.clear(true);
  else stale.forEach((feature) => source.removeFeature(feature));
  source.addFeatures([...kept.values()].map(make));
}

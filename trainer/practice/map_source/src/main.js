// Opens the editor where the page has a map, and keeps it while the workstation swaps what is around it.

import { Editor } from "./editor.js";

const page = document.querySelector("main");
let editor;

function attach() {
  const place = page.querySelector("[data-map]");
  const data = page.querySelector("#map-data");
  if (!place || !data) return;
  if (!editor) {
    place.hidden = false;
    editor = new Editor(place);
  } else if (place !== editor.place) {
    place.replaceWith(editor.place);
    if (editor.held) editor.canvas.focus({ preventScroll: true });
  }
  editor.show(JSON.parse(data.textContent));
}

// A swap takes the focus from the canvas together with the page around it.
document.addEventListener("submit", () => { if (editor) editor.held = editor.place.contains(document.activeElement); }, true);
new MutationObserver(attach).observe(page, { childList: true });
attach();

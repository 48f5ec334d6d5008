// Every tool by its key, while the map has the focus. The letters stand on the buttons.

const TOOLS = { v: "pick", d: "draw", p: "split", m: "move", l: "label", k: "measure" };
const TOGGLES = { t: "tracing", s: "snapping" };
const ACTS = {
  "+": "in", "=": "in", "-": "out", 0: "whole", Backspace: "back", c: "close", f: "finish", Escape: "cancel",
  u: "take-back", e: "erase", Delete: "erase", x: "type",
};
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function pressed(event, editor) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const undo = (event.ctrlKey || event.metaKey) && key === "z";
  if ((event.ctrlKey || event.metaKey || event.altKey) && !undo) return;
  if (undo) editor.do("take-back");
  else if (ARROWS[key]) editor.board.pan(...ARROWS[key], event.shiftKey);
  else if (key === "Enter") editor.enter(event.shiftKey);
  else if (TOOLS[key]) editor.take(TOOLS[key]);
  else if (TOGGLES[key]) editor.toggle(TOGGLES[key]);
  else if (ACTS[key]) editor.do(ACTS[key]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

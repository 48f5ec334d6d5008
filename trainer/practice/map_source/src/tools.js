// The tools of the table. One is in hand at a time: pick, draw, move corners, place a label, measure.
// What a tool finishes goes to `done`, which the editor sends or shows.

import Feature from "ol/Feature.js";
import Collection from "ol/Collection.js";
import Point from "ol/geom/Point.js";
import Draw from "ol/interaction/Draw.js";
import Modify from "ol/interaction/Modify.js";
import Snap from "ol/interaction/Snap.js";
import { companions, under } from "./picking.js";

const LINES = ["draw", "split", "measure"];
const PULL = 10; // pixels within which a corner, an edge or an intersection draws the pointer to it

export class Tools {
  constructor(board, look, on) {
    Object.assign(this, { board, look, on, tool: "pick", tracing: false, snapping: true });
    this.near = new Snap({ source: board.anchors, edge: false, pixelTolerance: PULL });
    this.snap = new Snap({ source: board.lines, intersection: true, pixelTolerance: PULL });
    this.moving = new Collection();
    board.map.on("click", (event) => this.#clicked(event));
  }

  take(tool) {
    this.#lay();
    this.tool = tool;
    if (LINES.includes(tool)) this.#add(this.#drawing());
    if (tool === "move") this.#add(this.#modifying());
    if (this.snapping && [...LINES, "move"].includes(tool)) [this.near, this.snap].forEach((each) => this.#add(each));
  }

  toggle(name) {
    this[name] = !this[name];
    if (name === "snapping") this.take(this.tool);
    return this[name];
  }

  // Puts down whatever is in hand; what was begun is dropped.
  #lay() {
    for (const each of [this.drawing, this.modifying, this.near, this.snap]) if (each) this.board.map.removeInteraction(each);
    this.drawing = this.modifying = this.sketch = undefined;
    this.board.anchors.clear();
    if (this.tool === "measure") this.board.marks.getFeatures().filter((f) => f.get("kind") === "measured").forEach((f) => this.board.marks.removeFeature(f));
  }

  #add(interaction) {
    this.board.map.addInteraction(interaction);
  }

  #drawing() {
    this.drawing = new Draw({
      type: "LineString", stopClick: true, style: this.look.sketch, snapTolerance: 4,
      trace: () => this.tracing, traceSource: this.board.lines, condition: (event) => event.originalEvent.button === 0,
    });
    this.drawing.on("drawstart", ({ feature }) => this.#begun(feature));
    this.drawing.on("drawend", ({ feature }) => this.#ended(feature));
    this.drawing.on("drawabort", () => this.#dropped());
    return this.drawing;
  }

  #begun(feature) {
    this.sketch = feature;
    this.corners = 0;
    this.board.anchors.clear();
    feature.getGeometry().on("change", () => this.#grown());
  }

  get placed() {
    return this.sketch ? this.sketch.getGeometry().getCoordinates().slice(0, -1) : [];
  }

  #grown() {
    const placed = this.placed;
    if (placed.length === this.corners) { this.on.stretched(this.sketch.getGeometry().getCoordinates()); return; }
    this.corners = placed.length;
    if (placed.length && !this.board.anchors.getFeatures().length) this.board.anchors.addFeature(new Feature(new Point(placed[0])));
    this.on.grown(placed);
    if (placed.length > 3 && String(placed[0]) === String(placed.at(-1))) queueMicrotask(() => this.finish());
  }

  #ended(feature) {
    const places = feature.getGeometry().getCoordinates();
    this.#dropped();
    if (this.tool === "measure") {
      feature.set("kind", "measured");
      this.board.marks.addFeature(feature);
    }
    this.on.done(this.tool, places, feature);
  }

  #dropped() {
    this.sketch = undefined;
    this.board.anchors.clear();
  }

  // ---- what keys and typed coordinates do with a line that is being drawn
  append(place) {
    if (!this.drawing) this.take("draw");
    this.drawing.appendCoordinates([place]);
  }

  back() {
    if (this.placed.length < 2) this.cancel();
    else this.drawing.removeLastPoint();
  }

  close() {
    const placed = this.placed;
    if (placed.length > 2) this.append(placed[0]);
  }

  finish() {
    if (this.placed.length > 1) this.drawing.finishDrawing();
  }

  cancel() {
    this.drawing?.abortDrawing();
  }

  // Returns where the crosshair stands, drawn to a corner or an edge as the pointer would be.
  crosshair() {
    const { map, view } = this.board;
    const centre = view.getCenter();
    const pulled = this.snapping && this.snap.getMap() ? this.snap.snapTo(map.getPixelFromCoordinate(centre), centre, map) : null;
    return pulled?.vertex?.slice(0, 2) ?? centre;
  }

  #clicked({ coordinate, originalEvent }) {
    if (this.tool === "pick" || this.tool === "move") this.pick(coordinate, originalEvent.shiftKey);
    else if (this.tool === "label") this.on.placed(coordinate);
  }

  // Picks what lies there; the next time at the same place, what lies below it.
  pick(place, more) {
    const found = under(this.board, place).filter((f) => this.tool !== "move" || f.get("kind") === "line");
    const last = found.findIndex((feature) => this.board.chosen.hasFeature(feature));
    const next = found[(last + 1) % (found.length || 1)];
    if (!more) this.board.chosen.clear(true);
    if (next && !this.board.chosen.hasFeature(next)) this.board.chosen.addFeature(next);
    else this.board.chosen.changed();
    this.chosen();
  }

  chosen() {
    const features = this.board.chosen.getFeatures();
    const lines = features.filter((feature) => feature.get("kind") === "line");
    this.moving.clear();
    if (lines.length) this.moving.extend(companions(this.board, lines));
    this.on.chosen(features);
  }

  #modifying() {
    const { view } = this.board;
    this.modifying = new Modify({ features: this.moving, pixelTolerance: PULL, style: this.look.sketch });
    this.modifying.on("modifystart", ({ features }) => {
      view.beginInteraction();
      this.before = new Map(features.getArray().map((f) => [f, String(f.getGeometry().getCoordinates())]));
      this.board.chosen.addFeatures(features.getArray().filter((f) => !this.board.chosen.hasFeature(f)));
    });
    this.modifying.on("modifyend", () => {
      view.endInteraction();
      const moved = [...this.before].filter(([f, was]) => String(f.getGeometry().getCoordinates()) !== was).map(([f]) => f);
      moved.forEach((feature) => feature.set("moved", true, true));
      this.on.moved(moved);
    });
    return this.modifying;
  }
}

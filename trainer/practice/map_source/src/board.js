// The sheet on the screen: its layers, its frame with the grid's crosses, the view and the scale bar.
// Everything is planar, in metres of VN-2000.

import Feature from "ol/Feature.js";
import Map from "ol/Map.js";
import View from "ol/View.js";
import LineString from "ol/geom/LineString.js";
import Point from "ol/geom/Point.js";
import DragPan from "ol/interaction/DragPan.js";
import MouseWheelZoom from "ol/interaction/MouseWheelZoom.js";
import PinchZoom from "ol/interaction/PinchZoom.js";
import VectorLayer from "ol/layer/Vector.js";
import VectorImageLayer from "ol/layer/VectorImage.js";
import Projection from "ol/proj/Projection.js";
import VectorSource from "ol/source/Vector.js";
import { number } from "./numbers.js";
import { frameOf } from "./wire.js";

const VN2000 = new Projection({ code: "EPSG:9205", units: "m", metersPerUnit: 1, axisOrientation: "enu" });
const STEP = 0.1; // of the screen, for an arrow key
const CROSSES = 0.1; // metres on paper between two crosses of the grid

export class Board {
  constructor(place, look) {
    this.place = place;
    const source = () => new VectorSource({ wrapX: false });
    this.lines = source();
    this.labels = source();
    this.marks = source();
    this.chosen = source();
    this.anchors = source();
    this.paper = source();
    this.view = new View({
      projection: VN2000, center: [0, 0], resolution: 1, minResolution: 0.004, maxResolution: 30,
      enableRotation: false, smoothResolutionConstraint: false, smoothExtentConstraint: false,
    });
    const image = (from, style) => new VectorImageLayer({ source: from, style, imageRatio: 1.5 });
    const live = (from, style) => new VectorLayer({ source: from, style, updateWhileInteracting: true, updateWhileAnimating: true });
    this.map = new Map({
      target: place.querySelector("[data-canvas]"), view: this.view, controls: [],
      interactions: [new DragPan(), new MouseWheelZoom(), new PinchZoom()],
      layers: [
        image(this.paper, (feature) => (feature.get("cross") ? look.cross() : look.frame())),
        image(this.lines, look.line), image(this.labels, look.label),
        live(this.chosen, look.chosen), live(this.marks, look.mark),
      ],
    });
    this.map.on("moveend", () => this.#scaleBar());
  }

  lay(sheets) {
    this.frame = frameOf(sheets[0].frame);
    this.paper.clear(true);
    sheets.forEach((sheet) => this.#frame(sheet));
  }

  // Draws the frame of a sheet, and a cross wherever the paper has a round coordinate.
  #frame(sheet) {
    const [west, south, east, north] = frameOf(sheet.frame);
    const step = CROSSES * sheet.scale;
    const features = [new Feature(new LineString([[west, south], [east, south], [east, north], [west, north], [west, south]]))];
    for (let e = Math.ceil(west / step) * step; e < east; e += step) {
      for (let n = Math.ceil(south / step) * step; n < north; n += step) {
        features.push(new Feature({ geometry: new Point([e, n]), cross: true }));
      }
    }
    this.paper.addFeatures(features);
  }

  whole() {
    this.view.fit(this.frame, { size: this.map.getSize(), padding: [24, 24, 24, 24] });
  }

  // Shows a place, near enough to work there.
  go(centre, resolution = 0.08) {
    this.view.setCenter(centre);
    this.view.setResolution(Math.min(this.view.getResolution(), resolution));
  }

  pan(right, up, fine) {
    const [wide, high] = this.map.getSize();
    const far = this.view.getResolution() * (fine ? 2 : STEP * Math.min(wide, high));
    const [east, north] = this.view.getCenter();
    this.view.setCenter([east + right * far, north + up * far]);
  }

  zoom(factor) {
    this.view.setResolution(this.view.getConstrainedResolution(this.view.getResolution() / factor));
  }

  pixels(metres) {
    return metres / this.view.getResolution();
  }

  #scaleBar() {
    const bar = this.place.querySelector("[data-scale]");
    const most = 140 * this.view.getResolution();
    const power = 10 ** Math.floor(Math.log10(most));
    const metres = [5, 2, 1].map((n) => n * power).find((n) => n <= most);
    bar.style.width = `${this.pixels(metres)}px`;
    bar.textContent = metres < 1 ? `${number(metres * 100, 0)} cm` : `${number(metres, 0)} m`;
  }
}

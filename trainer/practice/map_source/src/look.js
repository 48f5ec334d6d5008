// How lines, labels and marks look. Colours, widths and dashes come from the stylesheet, so that
// light, dark and print need nothing here.

import MultiPoint from "ol/geom/MultiPoint.js";
import Polygon from "ol/geom/Polygon.js";
import Circle from "ol/style/Circle.js";
import Fill from "ol/style/Fill.js";
import RegularShape from "ol/style/RegularShape.js";
import Stroke from "ol/style/Stroke.js";
import Style from "ol/style/Style.js";
import Text from "ol/style/Text.js";
import { isRing, number } from "./numbers.js";

const WHOLE_LABEL = [30, 66]; // pixels that a parcel must be wide and long for the label to fit
const ONLY_NUMBER = [15, 22];

export class Look {
  constructor(place) {
    this.place = place;
    this.kept = new Map();
  }

  forget() {
    this.kept.clear();
  }

  css(name, otherwise = "") {
    return getComputedStyle(this.place).getPropertyValue(`--map-${name}`).trim() || otherwise;
  }

  keep(key, make) {
    if (!this.kept.has(key)) this.kept.set(key, make());
    return this.kept.get(key);
  }

  line = (feature) => {
    const { level, colour, own, beside } = feature.get("given");
    return this.keep(`line ${level} ${colour} ${own} ${beside}`, () => this.#lineStyles(level, beside ? "grey" : colour, own));
  };

  #lineStyles(level, colour, own) {
    const dash = this.css(`dash-${level}`);
    const stroke = new Stroke({
      color: this.css(colour, this.css("black")),
      width: Number(this.css(`width-${level}`, "1.1")) + (own ? 0.9 : 0),
      lineDash: dash ? dash.split(" ").map(Number) : undefined,
    });
    const fill = this.css(`fill-${level}`);
    const inside = fill && new Style({ geometry: inner, fill: new Fill({ color: fill }), zIndex: 0 });
    const edge = new Style({ stroke, zIndex: own ? 2 : 1 });
    return inside ? [inside, edge] : [edge];
  }

  label = (feature, resolution) => {
    const label = feature.get("given");
    const fits = (pixels) => feature.get("room").every((metres, n) => metres / resolution >= pixels[n]);
    if (!fits(ONLY_NUMBER)) return undefined;
    const whole = fits(WHOLE_LABEL) && !label.struck;
    return this.keep(`label ${whole} ${label.number} ${label.code} ${label.area} ${label.struck} ${label.beside}`, () =>
      this.#labelStyles(label, whole));
  };

  #labelStyles(label, whole) {
    const ink = this.css(label.struck || label.beside ? "grey" : "black");
    const styles = [this.text(String(label.number), "600 13px", ink, whole ? -8 : 0)];
    if (label.struck) styles.push(this.bar(9 + 4 * String(label.number).length, 0, this.css("red"), 1.6));
    if (whole) {
      const area = number(label.area, 1);
      styles.push(this.bar(26, 0, ink, 0.8), this.text(`${label.code} ${area}`, "11px", ink, 8));
    }
    return styles;
  }

  text(text, font, ink, offsetY) {
    const halo = new Stroke({ color: this.css("ground"), width: 3 });
    return new Style({
      text: new Text({ text, font: `${font} ${this.css("font", "sans-serif")}`, offsetY, fill: new Fill({ color: ink }), stroke: halo, overflow: true }),
      zIndex: 3,
    });
  }

  // A regular shape of two corners is a bar: the stroke under a number, or through a struck one.
  bar(length, offsetY, color, width) {
    const image = new RegularShape({
      points: 2, radius: length / 2, angle: Math.PI / 2, displacement: [0, -offsetY], stroke: new Stroke({ color, width }),
    });
    return new Style({ image, zIndex: 4 });
  }

  mark = (feature) => (feature.get("kind") === "finding" ? this.#finding(feature) : this.sketch());

  #finding(feature) {
    const { shown, severity } = feature.get("given");
    return this.keep(`finding ${shown} ${severity}`, () => {
      const color = this.css(severity === "error" ? "error" : "warning");
      const image = new Circle({ radius: 11, stroke: new Stroke({ color, width: 2.5 }) });
      const text = new Text({
        text: shown, font: `700 12px ${this.css("font", "sans-serif")}`, offsetX: 19, offsetY: -9,
        fill: new Fill({ color }), stroke: new Stroke({ color: this.css("ground"), width: 4 }),
      });
      return [new Style({ image, text, zIndex: 6 })];
    });
  }

  sketch = () => this.keep("sketch", () => {
    const color = this.css("sketch");
    return [
      new Style({ stroke: new Stroke({ color, width: 2.2 }) }),
      new Style({ geometry: corners, image: new Circle({ radius: 4, fill: new Fill({ color }) }) }),
    ];
  });

  chosen = (feature) => {
    const picked = feature.get("kind") === "label";
    return this.keep(`chosen ${picked}`, () => {
      const color = this.css("sketch");
      const ground = new Fill({ color: this.css("ground") });
      if (picked) return [new Style({ geometry: parcelOf, stroke: new Stroke({ color, width: 3.4 }), image: new Circle({ radius: 20, stroke: new Stroke({ color, width: 2.5 }) }) })];
      return [
        new Style({ stroke: new Stroke({ color, width: 3.4 }) }),
        new Style({ geometry: corners, image: new Circle({ radius: 4, fill: ground, stroke: new Stroke({ color, width: 2 }) }) }),
      ];
    });
  };

  frame = () => this.keep("frame", () => [new Style({ stroke: new Stroke({ color: this.css("black"), width: 1.4 }) })]);

  cross = () => this.keep("cross", () => [
    new Style({ image: new RegularShape({ points: 4, radius: 6, radius2: 0, stroke: new Stroke({ color: this.css("grey"), width: 1 }) }) }),
  ]);
}

function parcelOf(label) {
  return label.get("ring")?.getGeometry() ?? label.getGeometry();
}

function inner(feature) {
  const places = feature.getGeometry().getCoordinates();
  return isRing(places) ? new Polygon([places]) : undefined;
}

function corners(feature) {
  const geometry = feature.getGeometry();
  return geometry.getType() === "LineString" ? new MultiPoint(geometry.getCoordinates()) : geometry;
}

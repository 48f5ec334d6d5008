// What the map says around itself: coordinates, lengths and areas, what is picked, and the forms beside it.

import { area, isRing, length, number } from "./numbers.js";
import { hidden } from "./post.js";
import { posted } from "./wire.js";

export class Panel {
  constructor(place) {
    this.place = place;
    this.words = place.dataset;
  }

  find(selector) {
    return this.place.querySelector(selector);
  }

  say(text) {
    this.find("[data-says]").textContent = text;
  }

  readout([east, north]) {
    this.find("[data-x]").textContent = number(north, 2);
    this.find("[data-y]").textContent = number(east, 2);
  }

  // Says how long a line is, and what area it encloses.
  figures(places) {
    const parts = places.length > 1 ? [`${this.words.length} ${number(length(places), 2)} m`] : [];
    if (places.length > 2) parts.push(`${this.words.area} ${number(area(places), 1)} m²`);
    this.find("[data-figures]").textContent = parts.join(" · ");
    return parts.join(" · ");
  }

  // Shows only what can be asked for now.
  allow(verbs) {
    for (const each of this.place.querySelectorAll("[data-verb]:not([data-for])")) each.hidden = !verbs.has(each.dataset.verb);
  }

  // Names what is picked, and offers what can be done with it; sheets beside the table are only looked at.
  picked(features, verbs) {
    const own = features.filter((feature) => !feature.get("given").beside);
    const kinds = new Set(own.map((feature) => feature.get("kind")));
    if (features.some((feature) => feature.get("kind") === "label")) kinds.add("parcel");
    for (const each of this.place.querySelectorAll("[data-for]")) {
      each.hidden = !verbs.has(each.dataset.verb) || !each.dataset.for.split(" ").some((kind) => kinds.has(kind));
    }
    this.#leadToCorners(own.find((feature) => feature.get("kind") === "line"));
    document.querySelector("[data-fault-features]")?.replaceChildren(...own.map((feature) => hidden("features", feature.getId())));
    const said = features.map((feature) => this.#named(feature)).join("; ");
    this.find("[data-chosen]").textContent = said;
    if (said) this.say(said);
  }

  #leadToCorners(line) {
    const link = this.find("[data-corners]");
    link.hidden = !line;
    if (!line) return;
    const address = new URL(location.href);
    address.searchParams.set("feature", line.getId());
    address.hash = "map-corners";
    link.href = address;
  }

  #named(feature) {
    const given = feature.get("given");
    if (feature.get("kind") === "label") return `${this.words.parcel} ${given.sheet}/${given.number} · ${given.code} · ${number(given.area, 1)} m²`;
    const places = feature.getGeometry().getCoordinates();
    const measured = isRing(places) ? `${number(area(places), 1)} m²` : `${number(length(places), 2)} m`;
    const level = this.find(`[data-level] option[value="${given.level}"]`)?.textContent ?? given.level;
    return `${given.id} · ${level} · ${measured}`;
  }

  // The level and colour in hand.
  get ink() {
    const colour = this.find("[data-colour]")?.value;
    return { level: this.find("[data-level]").value, ...(colour && { colour }) };
  }

  // The label's form stands beside the map, and takes the place from here.
  placeLabel(coordinate) {
    const form = document.getElementById("map-label");
    if (!form) return;
    const [east, north] = posted(coordinate).split(" ").map((mm) => number(mm / 1000, 3));
    form.elements.at_y.value = east;
    form.elements.at_x.value = north;
    form.closest("details").open = true;
    form.elements.number.focus();
  }
}

// The map editor: it hands what its tools finish to the workstation's forms, and shows what comes back.

import { Board } from "./board.js";
import { fetched, remembered } from "./kept.js";
import { pressed } from "./keys.js";
import { Look } from "./look.js";
import { typed } from "./numbers.js";
import { Panel } from "./panel.js";
import { settle } from "./picking.js";
import { Post } from "./post.js";
import { Tools } from "./tools.js";
import { bring, findingFeature, labelFeature, lineFeature, now, postedLine } from "./wire.js";

export class Editor {
  constructor(place) {
    this.place = place;
    this.words = place.dataset;
    this.panel = new Panel(place);
    this.post = new Post();
    this.look = new Look(place);
    this.board = new Board(place, this.look);
    this.tools = new Tools(this.board, this.look, {
      grown: (places) => this.#grown(places),
      stretched: (places) => this.panel.figures(places),
      done: (tool, places, feature) => this.#done(tool, places, feature),
      placed: (coordinate) => this.panel.placeLabel(coordinate),
      moved: (features) => this.#moved(features),
      chosen: (features) => this.panel.picked(features, this.verbs),
    });
    this.canvas = place.querySelector("[data-canvas]");
    this.#listen();
  }

  #listen() {
    const { place, board } = this;
    place.addEventListener("click", (event) => this.#pushed(event.target.closest("button")));
    place.querySelector("[data-type]").addEventListener("submit", (event) => this.#typedIn(event));
    this.canvas.addEventListener("keydown", (event) => pressed(event, this));
    board.map.on("pointermove", ({ coordinate }) => this.panel.readout(coordinate));
    board.view.on("change:center", () => { if (this.canvas.matches(":focus-visible")) this.panel.readout(board.view.getCenter()); });
    board.map.on("change:size", () => this.#begin());
    board.map.on("moveend", () => this.#remember());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#recolour());
    document.addEventListener("click", (event) => this.#linked(event));
  }

  // ---- what the server says
  async show(data) {
    this.data = data;
    this.before ??= await fetched(data.base);
    if (!this.before) { this.panel.say(this.words.missing); return; }
    if (!this.sheet) this.#lay();
    this.verbs = new Set(data.verbs);
    this.panel.allow(this.verbs);
    if (this.post.idle) this.#draw();
    this.post.next();
  }

  #draw() {
    const { board, data } = this;
    bring(board.lines, now(this.before, data, "lines"), lineFeature);
    bring(board.labels, now(this.before, data, "labels"), labelFeature);
    board.labels.forEachFeature((label) => settle(board, label));
    board.marks.clear(true);
    board.marks.addFeatures(data.findings.map(findingFeature));
    const known = board.chosen.getFeatures().map((f) => board.lines.getFeatureById(f.getId()) ?? board.labels.getFeatureById(f.getId()));
    board.chosen.clear(true);
    board.chosen.addFeatures(known.filter(Boolean));
    this.tools.chosen();
  }

  #begin() {
    if (!this.sheet || this.begun || !this.board.map.getSize()?.[0]) return;
    this.begun = true;
    const kept = remembered(this.data.run);
    if (kept) this.board.go(kept.centre, kept.resolution);
    else this.board.whole();
    if (kept) this.board.view.setResolution(kept.resolution);
  }

  #remember() {
    if (!this.begun) return;
    const { view } = this.board;
    remembered(this.data.run, { centre: view.getCenter(), resolution: view.getResolution() });
  }

  #lay() {
    [this.sheet] = this.before;
    this.board.lay(this.before);
    this.#begin();
  }

  #recolour() {
    this.look.forget();
    this.board.map.getLayers().forEach((layer) => layer.getSource().changed());
  }

  // ---- what the learner does
  take(tool) {
    const button = this.place.querySelector(`[data-tool=${tool}]`);
    if (!button || button.hidden) return;
    this.tools.take(tool);
    for (const each of this.place.querySelectorAll("[data-tool]")) each.setAttribute("aria-pressed", String(each === button));
    this.place.dataset.hand = tool;
    this.panel.say(button.title);
  }

  toggle(name) {
    const on = this.tools.toggle(name);
    const button = this.place.querySelector(`[data-toggle=${name}]`);
    button.setAttribute("aria-pressed", String(on));
    this.panel.say(`${button.firstChild.textContent.trim()}: ${on ? this.words.on : this.words.off}`);
  }

  #pushed(button) {
    if (!button) return;
    const { tool, toggle, does } = button.dataset;
    if (tool) this.take(tool);
    else if (toggle) this.toggle(toggle);
    else if (does) this.do(does);
  }

  do(what) {
    const { board, tools } = this;
    const acts = {
      in: () => board.zoom(1.6), out: () => board.zoom(1 / 1.6), whole: () => board.whole(),
      back: () => tools.back(), close: () => tools.close(), finish: () => tools.finish(), cancel: () => this.cancel(),
      "take-back": () => this.#may("take-back") && this.post.send("take-back", {}),
      "check-map": () => this.#may("check-map") && this.post.send("check-map", {}),
      erase: () => this.#each("erase", "", (feature) => ({ feature: feature.getId() })),
      relevel: () => this.#each("relevel", "line", (feature) => ({ feature: feature.getId(), ...this.panel.ink })),
      strike: () => this.#each("strike", "label", (feature) => ({ label: feature.getId() })),
      choose: () => this.#withParcel("choose-parcel"), extract: () => this.#withParcel("extract"),
      type: () => this.place.querySelector("[data-type] input").focus(),
    };
    acts[what]();
  }

  #withParcel(verb) {
    if (this.parcel && this.#may(verb)) this.post.send(verb, { parcel: this.parcel });
  }

  #may(verb) {
    return this.verbs.has(verb);
  }

  #each(verb, kind, given) {
    const features = this.board.chosen.getFeatures().filter((feature) => (!kind || feature.get("kind") === kind) && !feature.get("given").beside);
    if (this.#may(verb)) features.forEach((feature) => this.post.send(verb, given(feature)));
  }

  cancel() {
    if (this.tools.sketch) this.tools.cancel();
    else if (this.tools.tool !== "pick") this.take("pick");
    else { this.board.chosen.clear(); this.tools.chosen(); }
    this.panel.say("");
  }

  // Enter works at the crosshair as a click works at the pointer.
  enter(more) {
    const place = this.tools.crosshair();
    const { tool } = this.tools;
    if (this.tools.drawing) this.tools.append(place);
    else if (tool === "label") this.panel.placeLabel(place);
    else this.tools.pick(place, more);
  }

  #grown(places) {
    this.panel.say(`${this.words.corner} ${places.length}`);
    this.panel.figures(places);
  }

  #done(tool, places, feature) {
    const figures = this.panel.figures(places);
    if (tool === "measure") { this.panel.say(figures); return; }
    const points = postedLine(places);
    if (points.length < 2) return;
    if (tool === "split" && !this.parcel) { this.panel.say(this.words.unpicked); return; }
    feature.set("kind", "sent");
    this.board.marks.addFeature(feature);
    this.post.send(...(tool === "split" ? ["split", { parcel: this.parcel, points }] : ["draw", { ...this.panel.ink, points }]));
  }

  // The parcel in hand as the forms name it: sheet and number.
  get parcel() {
    const label = this.board.chosen.getFeatures().find((feature) => feature.get("kind") === "label");
    return label && `${label.get("given").sheet}/${label.get("given").number}`;
  }

  #moved(features) {
    for (const feature of features) {
      this.post.send("redraw", { feature: feature.getId(), points: postedLine(feature.getGeometry().getCoordinates()) });
    }
  }

  #typedIn(event) {
    event.preventDefault();
    const { x, y } = event.target.elements;
    const place = [typed(y.value), typed(x.value)];
    const wrong = place.some(Number.isNaN);
    event.target.querySelector("[data-wrong]").hidden = !wrong;
    if (wrong) return;
    if (!this.tools.drawing) this.take("draw");
    this.tools.append(place);
    this.board.view.setCenter(place);
    event.target.reset();
    x.focus();
  }

  // Links in lists beside the map lead to the place on it.
  #linked(event) {
    const link = event.target.closest("[data-zoom]");
    if (!link || !this.place.isConnected) return;
    event.preventDefault();
    const [east, north] = link.dataset.zoom.split(" ").map((mm) => mm / 1000);
    this.board.go([east, north]);
    const feature = this.board.lines.getFeatureById(link.dataset.feature) ?? this.board.labels.getFeatureById(link.dataset.feature);
    this.board.chosen.clear(true);
    if (feature) this.board.chosen.addFeature(feature);
    this.tools.chosen();
    this.place.scrollIntoView({ block: "nearest" });
    this.canvas.focus({ preventScroll: true });
  }

}

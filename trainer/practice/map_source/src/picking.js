// What lies under the pointer or the crosshair: lines near it, else the parcel around it.

import { area, holds, isRing, length } from "./numbers.js";

const NEAR = 9; // pixels
const BOUNDARY = 10; // the level of parcels

export function under(board, place) {
  const reach = NEAR * board.view.getResolution();
  const box = [place[0] - reach, place[1] - reach, place[0] + reach, place[1] + reach];
  const lines = board.lines.getFeaturesInExtent(box).filter((f) => distance(f, place) <= reach);
  if (lines.length) return lines.sort((a, b) => distance(a, place) - distance(b, place));
  const ring = smallestRing(board, place);
  const labels = ring ? within(board, ring) : board.labels.getFeaturesInExtent(box);
  return [...labels, ...(ring ? [ring] : [])];
}

function smallestRing(board, place) {
  const rings = board.lines.getFeaturesInExtent([...place, ...place]).filter((feature) => {
    if (feature.get("given").level !== BOUNDARY) return false;
    const places = feature.getGeometry().getCoordinates();
    return isRing(places) && holds(places, place);
  });
  return rings.sort((a, b) => size(a) - size(b))[0];
}

function within(board, ring) {
  const places = ring.getGeometry().getCoordinates();
  return board.labels.getFeaturesInExtent(ring.getGeometry().getExtent())
    .filter((label) => holds(places, label.getGeometry().getCoordinates()));
}

// Finds a label's parcel, and how many metres that is wide and long: the sides of the rectangle of its
// area and girth.
export function settle(board, label) {
  const ring = smallestRing(board, label.getGeometry().getCoordinates());
  label.set("ring", ring, true);
  const side = Math.sqrt(label.get("given").area);
  label.set("room", ring ? sides(ring) : [side, side], true);
}

function sides(ring) {
  const places = ring.getGeometry().getCoordinates();
  const half = length(places) / 2;
  const root = Math.sqrt(Math.max(0, half * half - 4 * area(places)));
  return [(half - root) / 2, (half + root) / 2];
}

function distance(feature, place) {
  const [e, n] = feature.getGeometry().getClosestPoint(place);
  return Math.hypot(e - place[0], n - place[1]);
}

function size(feature) {
  const [west, south, east, north] = feature.getGeometry().getExtent();
  return (east - west) * (north - south);
}

// Lines of the same level that share a corner with one of these move along with them.
export function companions(board, features) {
  const corners = new Set(features.flatMap((f) => f.getGeometry().getCoordinates().map(String)));
  const levels = new Set(features.map((f) => f.get("given").level));
  const near = new Set(features.flatMap((f) => board.lines.getFeaturesInExtent(f.getGeometry().getExtent())));
  return [...near].filter((f) => !f.get("given").beside && levels.has(f.get("given").level)
    && f.getGeometry().getCoordinates().some((place) => corners.has(String(place))));
}

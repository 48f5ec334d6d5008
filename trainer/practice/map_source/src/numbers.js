// Lengths and areas, and numbers as maps write them (with a point) and people type them.

export const number = (value, digits) => Number(value).toFixed(digits);

// "2365578,118", "2 365 578.118" and "2.365.578,118" are the same number; NaN is none.
export function typed(text) {
  const plain = text.trim().replace(/[\s\u00a0]/g, "");
  const marks = plain.match(/[.,]/g) ?? [];
  const last = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
  const groups = marks.length > 1 && new Set(marks).size === 1;
  const whole = (groups || last < 0 ? plain : plain.slice(0, last)).replace(/[.,]/g, "");
  const part = groups || last < 0 ? "" : plain.slice(last + 1);
  return /^-?\d+$/.test(whole) && /^\d*$/.test(part) ? Number(`${whole}.${part || 0}`) : NaN;
}

export function length(places) {
  return places.slice(1).reduce((sum, [e, n], i) => sum + Math.hypot(e - places[i][0], n - places[i][1]), 0);
}

// The shoelace formula about the first corner: far from the origin nothing is lost.
export function area(places) {
  const [e0, n0] = places[0];
  const twice = places.reduce((sum, [e, n], i) => {
    const [e2, n2] = places[(i + 1) % places.length];
    return sum + (e - e0) * (n2 - n0) - (e2 - e0) * (n - n0);
  }, 0);
  return Math.abs(twice) / 2;
}

export function holds(ring, [east, north]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [e1, n1] = ring[i];
    const [e2, n2] = ring[j];
    if (n1 > north !== n2 > north && east < ((e2 - e1) * (north - n1)) / (n2 - n1) + e1) inside = !inside;
  }
  return inside;
}

export function isRing(places) {
  const [first, last] = [places[0], places.at(-1)];
  return places.length > 3 && first[0] === last[0] && first[1] === last[1];
}

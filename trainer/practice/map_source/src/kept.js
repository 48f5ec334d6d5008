// What is fetched once, and what the browser keeps of a run: where on the sheet one was.

export async function fetched(address) {
  try {
    return await (await fetch(address)).json();
  } catch {
    return undefined; // asked for again after the next answer
  }
}

export function remembered(run, kept) {
  try {
    if (kept) sessionStorage.setItem(`map-${run}`, JSON.stringify(kept));
    else return JSON.parse(sessionStorage.getItem(`map-${run}`));
  } catch { /* a browser that keeps nothing shows the whole sheet */ }
  return null;
}

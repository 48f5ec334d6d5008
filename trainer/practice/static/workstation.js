// Comfort for the workstation. Without this file every button is a plain form.
// One action is one small fetch whose answer replaces the bench. After a lost connection the very
// same request is sent again: it carries the number of events it was based on, so the server does
// it at most once.

const page = document.querySelector("[data-workstation]");
const WAITS = [1000, 2000, 4000, 8000];
let busy = false;

const bench = () => page.querySelector(".bench");
const opened = (selector) => [...bench().querySelectorAll(selector)];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// ---- the address holds what is open and what is selected
function remember() {
  const address = new URL(location.href);
  const set = (name, values) => {
    address.searchParams.delete(name);
    values.filter(Boolean).forEach((value) => address.searchParams.append(name, value));
  };
  set("pane", [bench().dataset.pane]);
  set("paper", opened("details[data-sheet][open]").map((sheet) => sheet.dataset.sheet));
  set("pick", opened("input[data-pick]:checked").map((pick) => pick.value));
  set("rule", [bench().querySelector("#in-compare-rule")?.value]);
  set("form", opened("details[data-form][open]").map((form) => form.dataset.form));
  history.replaceState(null, "", address);
  opened("a[data-rules]").forEach((link) => { link.search = address.search; });
  say();
}

function say() {
  const line = bench().querySelector("[data-picked]");
  if (!line) return;
  const picks = opened("input[data-pick]:checked").map((pick) => pick.dataset.pick);
  line.textContent = picks.length ? `${page.dataset.picked} ${picks.join(" ↔ ")}` : page.dataset.unpicked;
}

function keepToTwo(changed) {
  const checked = opened("input[data-pick]:checked");
  if (checked.length > 2) checked.find((pick) => pick !== changed).checked = false;
}

// ---- what is half typed in other forms survives a swap
function typed(except) {
  const fields = opened("form[data-act] input:not([type=hidden]), form[data-act] select, input[form]");
  return fields.filter((field) => field.form !== except && field.name)
    .map((field) => [field.form.id, field.name, field.value, field.checked]);
}

function typeAgain(kept) {
  for (const [id, name, value, checked] of kept) {
    const fields = [...(document.getElementById(id)?.elements ?? [])].filter((f) => f.name === name);
    for (const field of fields) {
      if (field.type === "checkbox") { if (field.value === value) field.checked = checked; }
      else if (!field.value) field.value = value;
    }
  }
}

function swap(html, form) {
  const kept = typed(form);
  const sheets = new Map(opened("details[data-sheet]").map((s) => [s.dataset.sheet, s.open]));
  const pane = bench().dataset.pane;
  const held = document.activeElement?.closest("form")?.id;
  bench().outerHTML = html;
  bench().dataset.pane = pane;
  for (const sheet of opened("details[data-sheet]")) {
    if (sheets.has(sheet.dataset.sheet)) sheet.open = sheets.get(sheet.dataset.sheet);
    else sheet.open = true;
  }
  typeAgain(kept);
  prepare();
  const back = held && document.getElementById(held)?.querySelector("button, input:not([type=hidden]), select");
  (back || bench().querySelector(`#pane-${pane}`))?.focus({ preventScroll: true });
}

// ---- sending
async function send(request) {
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await fetch(request.clone());
      if (answer.status !== 503) return answer;
    } catch (lost) {
      if (tries === 0) showLost(false);
    }
    if (tries >= WAITS.length) await askAgain();
    await pause(WAITS[Math.min(tries, WAITS.length - 1)]);
  }
}

function showLost(withButton) {
  let bar = document.querySelector(".lost");
  if (!bar) {
    bar = document.createElement("p");
    bar.className = "lost";
    bar.setAttribute("role", "alert");
    document.body.append(bar);
  }
  bar.textContent = page.dataset.lost;
  if (!withButton) return null;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = page.dataset.again;
  bar.append(button);
  return button;
}

function askAgain() {
  const button = showLost(true);
  return new Promise((done) => {
    button.addEventListener("click", done, { once: true });
    addEventListener("online", done, { once: true });
  });
}

async function act(form, button) {
  if (busy) return;
  busy = true;
  bench().classList.add("busy");
  const body = new FormData(form);
  if (button?.name) body.append(button.name, button.value);
  const address = new URL(form.action);
  address.search = location.search;
  const answer = await send(new Request(address, { method: "POST", body: new URLSearchParams(body), headers: { "X-Swap": "bench" } }));
  document.querySelector(".lost")?.remove();
  const onwards = answer.headers.get("X-Go-To");
  if (onwards) { location.assign(onwards); return; }
  if (answer.headers.get("X-Bench")) swap(await answer.text(), form);
  else location.reload();
  busy = false;
  bench()?.classList.remove("busy");
}

// ---- panes, keys, notes
function show(pane, focus) {
  bench().dataset.pane = pane;
  opened("[data-tab]").forEach((tab) => {
    if (tab.dataset.tab === pane) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  });
  remember();
  if (focus) bench().querySelector(`#pane-${pane}`)?.focus();
}

function stored(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key);
    localStorage.setItem(key, value);
  } catch { /* a browser that keeps nothing still works */ }
  return null;
}

const notesKey = () => `notes-${bench().dataset.run}`;

function prepare() {
  opened("[data-dialog]").forEach((button) => { button.hidden = false; });
  opened("[data-notes]").forEach((notes) => {
    notes.hidden = false;
    notes.querySelector("textarea").value = stored(notesKey()) ?? "";
  });
  const talk = bench().querySelector(".talk");
  if (talk) talk.scrollTop = talk.scrollHeight;
  remember();
}

function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || stored("keys") === "off") return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog")) return;
  const tab = opened("[data-tab]")[Number(event.key) - 1];
  if (tab) show(tab.dataset.tab, true);
  else if (event.key === "r") bench().querySelector("a[data-rules]")?.click();
  else if (event.key === "c") document.getElementById("act-compare")?.requestSubmit();
  else if (event.key === "g") document.getElementById("act-hint")?.requestSubmit();
  else if (event.key === "?") document.getElementById("keys")?.showModal();
  else return;
  event.preventDefault();
}

if (page) {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-act]")) return;
    event.preventDefault();
    act(event.target, event.submitter);
  });
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-tab]");
    if (tab) { event.preventDefault(); show(tab.dataset.tab, false); }
    if (event.target.closest("[data-dialog]")) document.getElementById("keys").showModal();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-pick]")) keepToTwo(event.target);
    if (event.target.matches("[data-pick], #in-compare-rule")) remember();
    if (event.target.matches("[data-keys]")) stored("keys", event.target.checked ? "on" : "off");
  });
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.("details[data-sheet], details[data-form]")) remember();
  }, true);
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-keep]")) stored(notesKey(), event.target.value);
  });
  document.addEventListener("keydown", pressed);
  const keys = document.querySelector("[data-keys]");
  if (keys) keys.checked = stored("keys") !== "off";
  prepare();
}

// Comfort for the workstation. Without this file every button is a plain form and every tab a link.
// One action is one small fetch whose answer replaces the bench. After a lost connection the very
// same request is sent again, even after a reload: it carries the number of events it was based on,
// so the server does it at most once.

const page = document.querySelector("[data-workstation]");
const WAITS = [1000, 2000, 4000, 8000];
const AT_ONCE = "nxceg"; // keys that press their button; the others lead to it
let busy = false;

const bench = () => page.querySelector(".bench");
const found = (selector) => [...bench().querySelectorAll(selector)];
const first = (selector) => bench().querySelector(selector);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function stored(kept, key, value) {
  try {
    if (value === undefined) return kept().getItem(key);
    if (value === null) kept().removeItem(key); else kept().setItem(key, value);
  } catch { /* a browser that keeps nothing still works */ }
  return null;
}
const lasting = (key, value) => stored(() => localStorage, key, value);
const pending = (value) => stored(() => sessionStorage, `act-${bench().dataset.run}`, value);

// ---- the address holds what is open and what is selected
function remember() {
  const address = new URL(location.href);
  const set = (name, values) => {
    address.searchParams.delete(name);
    values.filter(Boolean).forEach((value) => address.searchParams.append(name, value));
  };
  const { pane, app, dossier } = bench().dataset;
  set("pane", [pane]);
  set("app", [app]);
  set("dossier", [dossier]);
  set("paper", found("details[data-sheet][open]").map((sheet) => sheet.dataset.sheet));
  set("pick", found("input[data-pick]:checked").map((pick) => pick.value));
  set("rule", [first("#in-compare-rule")?.value]);
  set("form", found("details[data-form][open]").map((form) => form.dataset.form));
  history.replaceState(null, "", address);
  const line = first("[data-picked]");
  const picks = found("input[data-pick]:checked").map((pick) => pick.dataset.pick);
  if (line) line.textContent = picks.length ? `${page.dataset.picked} ${picks.join(" ↔ ")}` : page.dataset.unpicked;
}

function keepToTwo(changed) {
  const checked = found("input[data-pick]:checked");
  if (checked.length > 2) checked.find((pick) => pick !== changed).checked = false;
}

// ---- what is half typed in other forms survives a swap
function typed(except) {
  const fields = found("form[data-act] input:not([type=hidden]), form[data-act] select, input[form]");
  return fields.filter((field) => field.form !== except && field.name)
    .map((field) => [field.form.id, field.name, field.value, field.checked, stood(field)]);
}

// What a field was sent with: only where that is the same again does what was typed come back.
function stood(field) {
  if (!field.options) return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value;
}

function typeAgain(kept) {
  for (const [id, name, value, checked, was] of kept) {
    const fields = [...(document.getElementById(id)?.elements ?? [])].filter((f) => f.name === name);
    for (const field of fields) {
      if (field.type === "checkbox") { if (field.value === value) field.checked = checked; }
      else if (stood(field) === was) field.value = value;
    }
  }
}

function swap(html, form, follow) {
  const kept = typed(form);
  const sheets = new Map(found("details[data-sheet]").map((s) => [s.dataset.sheet, s.open]));
  const { pane, app } = bench().dataset;
  const held = document.activeElement;
  const where = [held, held?.form?.id, held?.closest("[data-sheet]")?.dataset.sheet];
  bench().outerHTML = html;
  for (const sheet of found("details[data-sheet]")) {
    sheet.open = sheets.get(sheet.dataset.sheet) ?? true;
  }
  typeAgain(kept);
  prepare();
  if (!follow) { show(app); show(pane); }
  settle(...where);
}

// Where the hands go on: to what was wrong, in the same field, form or paper, else at the pane.
function settle(held, form, sheet) {
  const writing = held?.matches("textarea, [type=search]") && document.getElementById(held.id);
  const inside = "button:not([form]), input:not([type=hidden]), select, textarea";
  const places = [
    writing,
    first("[data-asks]"),
    held?.matches("[data-stays]") && document.getElementById(held.id),
    held?.matches("[data-row]") && first(".land-row :is(input:not([type=hidden]), select)"),
    first("form .error")?.closest("form").querySelector(inside),
    form && document.getElementById(form)?.querySelector(inside),
    sheet && first(`[data-sheet="${CSS.escape(sheet)}"] summary`),
    first(`#pane-${bench().dataset.pane}`),
  ];
  places.find((place) => place?.checkVisibility?.() ?? place)?.focus({ preventScroll: true });
  if (writing) writing.setSelectionRange(held.selectionStart, held.selectionEnd);
}

// ---- sending
async function send(request, what) {
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await fetch(request.clone());
      if (answer.status !== 503) return answer;
    } catch { /* no line: said below */ }
    say(page.dataset.lost, what);
    if (tries >= WAITS.length) await askAgain(what);
    await pause(WAITS[Math.min(tries, WAITS.length - 1)]);
  }
}

function say(text, what) {
  let bar = document.querySelector(".lost");
  if (!bar) {
    bar = document.createElement("p");
    bar.className = "lost";
    bar.setAttribute("role", "alert");
    document.body.append(bar);
  }
  const said = what ? `${text} ${page.dataset.sending} “${what}”.` : text;
  if (bar.textContent !== said) bar.textContent = said;
  return bar;
}

const quiet = () => document.querySelector(".lost")?.remove();

function askAgain(what) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = page.dataset.again;
  say(page.dataset.lost, what).append(button);
  return new Promise((done) => {
    button.addEventListener("click", done, { once: true });
    addEventListener("online", done, { once: true });
  });
}

async function exchange(address, options, what, form, follow) {
  if (busy) return;
  busy = true;
  bench().classList.add("busy");
  const headers = { "X-Swap": "bench" };
  const { pane, app } = bench().dataset;
  const answer = await send(new Request(address, { ...options, headers }), what);
  quiet();
  pending(null);
  const onwards = answer.headers.get("X-Go-To");
  if (onwards) { location.assign(onwards); return; }
  if (!answer.headers.get("X-Bench")) { location.reload(); return; }
  const html = await answer.text();
  busy = false;
  const now = bench().dataset;
  swap(html, form, follow && now.pane === pane && now.app === app);
}

function act(form, button) {
  const body = new FormData(form);
  if (button?.name) body.append(button.name, button.value);
  const address = new URL(form.getAttribute("action"), location.href);
  address.search = location.search;
  const what = (form.dataset.label ?? button?.textContent ?? "").trim();
  const sent = new URLSearchParams(body);
  if (!busy) pending(JSON.stringify([address.href, sent.toString(), what]));
  return exchange(address, { method: "POST", body: sent }, what, form);
}

function takeUpWhatWasSent() {
  const left = pending();
  if (!left) return;
  const [address, body, what] = JSON.parse(left);
  exchange(address, { method: "POST", body: new URLSearchParams(body) }, what);
}

// ---- other views of the same moment: nothing happens in the run
function go(change) {
  const address = new URL(location.href);
  change(address.searchParams);
  if (busy) return undefined;
  history.replaceState(null, "", address);
  return exchange(address, {}, "", null, true);
}

async function show(pane, focus) {
  const section = first(`.pane[data-name=${pane}]`);
  if (section.hasAttribute("data-late")) {
    await go((query) => query.set("pane", pane));
  } else {
    const turned = bench().dataset.pane !== pane;
    bench().dataset.pane = pane;
    const app = section.matches(".app");
    if (app) bench().dataset.app = pane;
    found(".pane").forEach((each) => each.classList.toggle("now", each === section));
    if (app) found(".app").forEach((each) => each.classList.toggle("front", each === section));
    for (const tab of found("[data-tab]")) {
      if (tab.dataset.tab === pane) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
      if (app) tab.classList.toggle("front", tab.dataset.tab === pane);
    }
    remember();
    if (turned) section.scrollIntoView({ block: "nearest" });
  }
  first(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (focus) first(`#pane-${pane}`)?.focus();
}

// ---- links, keys, notes
const VIEWS = {
  look: (id) => go((query) => { query.set("dossier", id); query.set("pane", "dossier"); }),
  row: (id) => go((query) => query.set("row", id)),
  more: (id) => go((query) => query.append("paper", id)),
  tab: (pane) => show(pane),
  open: (pane) => show(pane, true),
  choose(rule) {
    const list = first("#in-compare-rule");
    if (!list) return;
    if (![...list.options].some((option) => option.value === rule)) list.add(new Option(rule, rule));
    list.value = rule;
    show("papers", true);
  },
};

const notesKey = () => `notes-${bench().dataset.run}`;

function prepare() {
  found("[data-dialog]").forEach((button) => { button.hidden = false; });
  found("[data-notes]").forEach((notes) => {
    notes.hidden = false;
    notes.querySelector("textarea").value = lasting(notesKey()) ?? "";
  });
  const talk = first(".talk");
  if (talk) talk.scrollTop = talk.scrollHeight;
  page.style.setProperty("--bar", `${first(".bar").offsetHeight}px`);
  bench().classList.toggle("silent", lasting("keys") === "off");
  remember();
}

async function press(key) {
  const target = first(`[data-key="${key}"]`);
  if (target?.dataset.tab) return show(target.dataset.tab, true);
  if (key === "r") await show("rules");
  const place = key === "r" ? first("#q") : target;
  if (!place) return undefined;
  const pane = place.closest(".pane");
  if (pane) await show(pane.dataset.name);
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  place.focus();
  if (AT_ONCE.includes(key)) return place.click();
  return (place.matches("summary") && place.parentElement.querySelector("form :is(button, select, input:not([type=hidden]))") || place).focus();
}

function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || lasting("keys") === "off") return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog")) return;
  if (event.key === "?") document.getElementById("keys")?.showModal();
  else if (/^\w$/.test(event.key) && (event.key === "r" || first(`[data-key="${event.key}"]`))) press(event.key);
  else return;
  event.preventDefault();
}

if (page) {
  document.addEventListener("submit", (event) => {
    const { target } = event;
    if (!target.matches("[data-act], [data-find]")) return;
    event.preventDefault();
    if (target.matches("[data-act]")) act(target, event.submitter);
    else go((query) => { query.set("q", target.elements.q.value); query.set("pane", "rules"); });
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-dialog]")) document.getElementById("keys").showModal();
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    for (const [name, view] of Object.entries(VIEWS)) {
      const link = event.target.closest(`a[data-${name}]`);
      if (link) { event.preventDefault(); view(link.dataset[name]); }
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-pick]")) keepToTwo(event.target);
    if (event.target.matches("[data-pick], #in-compare-rule")) remember();
    if (event.target.matches("[data-keys]")) {
      lasting("keys", event.target.checked ? "on" : "off");
      prepare();
    }
  });
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.("details[data-sheet], details[data-form]")) remember();
  }, true);
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-keep]")) lasting(notesKey(), event.target.value);
  });
  document.addEventListener("keydown", pressed);
  addEventListener("offline", () => { if (!busy) say(page.dataset.offline); });
  addEventListener("online", () => { if (!busy) quiet(); });
  const keys = document.querySelector("[data-keys]");
  if (keys) keys.checked = lasting("keys") !== "off";
  prepare();
  takeUpWhatWasSent();
}

// Keeps answers while they are given and counts down; without it the buttons do the same.
const form = document.querySelector("#sitting");
const status = document.querySelector("#saved");
const clock = document.querySelector("[data-closes]");
let waiting;

async function save() {
  try {
    const headers = { "X-Part": "saved" };
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers });
    if (answer.redirected) location.assign(answer.url);
    status.textContent = answer.status === 204 ? status.dataset.saved : status.dataset.failed;
  } catch {
    status.textContent = status.dataset.failed;
  }
}

function tick() {
  const left = Math.max(0, Math.ceil((new Date(clock.dataset.closes) - Date.now()) / 60000));
  clock.textContent = clock.dataset.words.replace("{minutes}", left);
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(save, 1500);
});
form.addEventListener("submit", () => clearTimeout(waiting));
tick();
setInterval(tick, 15000);

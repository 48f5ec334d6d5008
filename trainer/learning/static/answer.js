// Sends an answer and puts the question with its feedback in place; without it the page reloads.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form.answer");
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  const answer = await sent(form);
  button.disabled = false;
  if (answer === null) return failed(form, button);
  if (![200, 409, 422].includes(answer.status)) return form.submit();
  const part = document.createElement("template");
  part.innerHTML = await answer.text();
  const question = part.content.querySelector(".question");
  form.closest(".question").replaceWith(question);
  (question.querySelector("[aria-invalid]") ?? question).focus();
});

function sent(form) {
  const headers = { "X-Part": "question" };
  const body = new FormData(form);
  return fetch(form.action, { method: "POST", body, headers, redirect: "manual" }).catch(() => null);
}

function failed(form, button) {
  const said = form.querySelector(".failed") ?? document.createElement("p");
  said.className = "error failed";
  said.setAttribute("role", "alert");
  said.textContent = form.closest("[data-failed]").dataset.failed;
  button.before(said);
}

// Sends an answer and puts the question with its feedback in place; without it the page reloads.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form.answer");
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Part": "question" },
      redirect: "error",
    });
    if (![200, 409, 422].includes(answer.status)) throw new Error(answer.status);
    const part = document.createElement("template");
    part.innerHTML = await answer.text();
    const question = part.content.querySelector(".question");
    form.closest(".question").replaceWith(question);
    (question.querySelector("[aria-invalid], .error ~ fieldset input") ?? question).focus();
  } catch {
    form.submit();
  }
});

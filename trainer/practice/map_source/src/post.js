// Every step on the map is one small form of the workstation: it is sent, sent again after a lost
// connection, and done at most once like any other. Steps wait here until the last is answered.

export class Post {
  waiting = [];

  send(verb, given) {
    this.waiting.push([verb, given]);
    this.next();
  }

  get idle() {
    return !this.waiting.length;
  }

  next() {
    const form = document.getElementById("map-send");
    if (!form || this.idle || form.closest(".busy")) return;
    const [verb, given] = this.waiting.shift();
    form.elements.verb.value = verb;
    form.querySelectorAll("[data-given]").forEach((input) => input.remove());
    for (const [name, values] of Object.entries(given)) {
      for (const value of [values].flat()) form.append(hidden(name, value));
    }
    form.requestSubmit();
  }
}

export function hidden(name, value) {
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name, value });
  input.dataset.given = "";
  return input;
}

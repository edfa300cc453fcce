// What scripts add to drafts: they come by section, below the answer. Without them the form leads to a page.
"use strict";
(() => {
  // Parts that did not change stay, so that a screen reader is told of new ones alone.
  const renew = (place, html) => {
    const made = document.createElement("template");
    made.innerHTML = html;
    const parts = [...made.content.children];
    const names = new Set(parts.map((part) => part.id));
    for (const old of [...place.children]) if (!names.has(old.id)) old.remove();
    parts.forEach((part, at) => {
      const old = [...place.children].find((each) => each.id === part.id);
      if (old && old.outerHTML === part.outerHTML) { if (place.children[at] !== old) place.insertBefore(old, place.children[at]); return; }
      old?.remove();
      place.insertBefore(part, place.children[at] ?? null);
    });
  };

  // The events of a stream: a name, and lines of data.
  async function* events(stream) {
    const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += value;
      const whole = text.split("\n\n");
      text = whole.pop();
      for (const each of whole) {
        const lines = each.split("\n");
        const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6));
        yield { name: lines[0].slice("event: ".length), data: data.join("\n") };
      }
    }
  }

  const follow = async (form, status, place) => {
    const headers = { Accept: "text/event-stream" };
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers });
    if (!answer.ok) { status.textContent = status.dataset.failed; return; } // sent again, it would count again
    if (!(answer.headers.get("Content-Type") ?? "").startsWith("text/event-stream")) { form.submit(); return; }
    let isDone = false;
    for await (const { name, data } of events(answer.body)) {
      if (name === "draft") { place.hidden = false; renew(place, data); }
      if (name === "done") isDone = true;
    }
    status.textContent = isDone ? status.dataset.done : status.dataset.failed;
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const status = document.querySelector("[data-draft-status]"), place = document.getElementById("draft");
    if (!form.matches("form[data-drafts]") || !status || !place) return;
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    status.textContent = status.dataset.coming;
    follow(form, status, place)
      .catch(() => { status.textContent = status.dataset.failed; })
      .finally(() => { button.removeAttribute("aria-disabled"); });
  });
})();

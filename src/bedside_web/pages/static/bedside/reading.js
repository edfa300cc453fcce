// What scripts add to reading: sources in a panel, answers by section, copying. Without them, links and forms do.
"use strict";
(() => {
  const panel = () => document.getElementById("panel");
  const closest = (event, what) => event.target instanceof Element ? event.target.closest(what) : null;
  let opener = null;

  const openPanel = async (link) => {
    const dialog = panel();
    if (!dialog || typeof dialog.showModal !== "function") return false;
    const body = dialog.querySelector("#panel-body");
    if (!dialog.open) opener = link;
    await window.htmx.ajax("GET", link.getAttribute("href"), { target: body, swap: "innerHTML" });
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("#panel-title")?.focus();
    return true;
  };

  document.addEventListener("click", (event) => {
    const link = closest(event, "a.cite, a.against, a.against-wide, a.opens-source");
    if (link && panel() && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) && window.htmx) {
      event.preventDefault();
      openPanel(link).catch(() => { window.location.href = link.href; });
      return;
    }
    if (event.target === panel()) panel().close();
    const say = (text) => { const said = document.querySelector("[data-said]"); if (said) said.textContent = text; };
    if (closest(event, "[data-print]")) window.print();
    const copied = closest(event, "[data-copy-address]");
    if (copied) {
      const place = document.querySelector("[data-address]").dataset.address;
      navigator.clipboard.writeText(new URL(place, window.location.href).href).then(() => say(copied.textContent + " ✓"));
    }
    const text = closest(event, "[data-copy-text]");
    if (text) {
      fetch(text.dataset.copyText).then((answer) => answer.text())
        .then((words) => navigator.clipboard.writeText(words.split("-----BEGIN BEDSIDE IMPRINT-----")[0].trimEnd())).then(() => say(text.textContent + " ✓"));
    }
  });
  document.addEventListener("close", (event) => {
    if (event.target === panel() && opener) { opener.focus(); opener = null; }
  }, true);

  // Beside the article its contents lie open; above its first section, on a narrow screen, they are folded.
  const wide = window.matchMedia("(min-width: 70rem)");
  const unfold = (part) => { for (const each of part.querySelectorAll(".contents > details")) each.open = wide.matches; };
  wide.addEventListener("change", () => unfold(document));
  document.addEventListener("htmx:load", (event) => unfold(event.target));

  // No page is kept in the browser's storage: what was asked may stand on it. Going back loads it anew.
  const forget = () => {
    if (window.htmx) { window.htmx.config.historyCacheSize = 0; window.htmx.config.refreshOnHistoryMiss = true; }
  };

  const prepare = () => {
    forget();
    const hasClipboard = Boolean(navigator.clipboard);
    for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
    for (const button of document.querySelectorAll("[data-copy-address], [data-copy-text]")) button.hidden = !hasClipboard;
    for (const form of document.querySelectorAll("form[data-streams]")) {
      if (form.hasAttribute("hx-post") || !window.htmx) continue;
      form.setAttribute("hx-post", form.getAttribute("action"));
      form.setAttribute("hx-target", "#main");
      form.setAttribute("hx-select", "#main");
      form.setAttribute("hx-swap", "outerHTML show:window:top");
      window.htmx.process(form);
    }
  };

  const settle = () => {
    const body = document.getElementById("body");
    if (body) body.setAttribute("aria-busy", "false");
    document.querySelector("[data-waiting]")?.remove();
  };

  document.addEventListener("htmx:sseClose", settle);
  document.addEventListener("htmx:sseError", (event) => {
    if (event.target && event.target.getAttribute("aria-busy") === "true") window.location.reload();
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 422) { event.detail.shouldSwap = true; event.detail.isError = false; }
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "main" && event.detail.elt?.id !== "main") return;
    prepare();
    for (const next of document.querySelectorAll(".choices input[name=next]")) next.value = window.location.pathname;
    document.getElementById("title")?.focus({ preventScroll: true });
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();

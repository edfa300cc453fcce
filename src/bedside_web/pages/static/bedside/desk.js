// Single keys for the desk. Each does what a link or button on the page does; all can be switched off.
"use strict";
(() => {
  const SETTING = "bedside-desk-keys";
  const kept = () => { try { return localStorage.getItem(SETTING); } catch { return null; } };
  const keep = (value) => { try { localStorage.setItem(SETTING, value); } catch { /* private windows keep nothing */ } };
  const dialog = document.getElementById("keys");
  const box = document.getElementById("keys-on");
  const isOn = () => kept() !== "off";
  const isTyping = (element) => element.closest("input, textarea, select, [contenteditable], dialog") !== null;

  function walk(step) {
    const rows = [...document.querySelectorAll("[data-row]")];
    if (rows.length === 0) return false;
    const here = rows.indexOf(document.activeElement);
    rows[Math.min(Math.max(here + step, 0), rows.length - 1)].focus();
    return true;
  }

  function press(key) {
    const target = document.querySelector(`[data-key="${key}"]`);
    if (target === null) return false;
    const details = target.closest("details");
    if (details !== null) details.open = true;
    if (target.matches("textarea, input, select") || target.getAttribute("aria-disabled") === "true") target.focus();
    else target.click();
    return true;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest('[aria-disabled="true"]');
    if (button !== null) event.preventDefault();
    if (event.target.closest("[data-opens-keys]") !== null && dialog !== null) dialog.showModal();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (!isOn()) return;
    if (event.key === "?" && dialog !== null) dialog.showModal();
    else if (!/^[a-z]$/.test(event.key)) return;
    else if (!((event.key === "j" && walk(1)) || (event.key === "k" && walk(-1)) || press(event.key))) return;
    event.preventDefault();
  });

  if (box !== null) {
    box.checked = isOn();
    box.addEventListener("change", () => keep(box.checked ? "on" : "off"));
  }
  for (const each of document.querySelectorAll("[data-opens-keys]")) each.hidden = false;
})();

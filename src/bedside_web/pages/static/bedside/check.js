// A file may be dropped on its field. Without this script the field works as it is; nothing is sent by it.
"use strict";
for (const field of document.querySelectorAll("[data-drop]")) {
  const input = field.querySelector("input[type=file]");
  const over = (is) => (event) => { event.preventDefault(); field.classList.toggle("over", is); };
  field.addEventListener("dragenter", over(true));
  field.addEventListener("dragover", over(true));
  field.addEventListener("dragleave", over(false));
  field.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer && event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      input.focus();
    }
  });
}
// A finding that is looked for by its number is opened even where a filter hides it.
addEventListener("hashchange", () => {
  const found = document.getElementById(location.hash.slice(1));
  const all = document.querySelector(".only-all");
  if (found && all && !found.checkVisibility()) { all.checked = true; found.scrollIntoView(); }
});

// The review page: keys for what the buttons do, and a picture that grows where it is pressed.
"use strict";

(() => {
  // A key that was meant for the page before decides nothing here.
  let ready = false;
  setTimeout(() => {
    ready = true;
    document.body.classList.add("takes-keys");
  }, 350);
  const writing = (target) => target.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    if (!ready) return;
    const dialog = document.querySelector("dialog[open]");
    const button = (dialog || document).querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!button || (!dialog && button.closest("dialog"))) return;
    event.preventDefault();
    const amount = document.getElementById("amount");
    if (button.dataset.key === "a" && amount && !amount.value.trim()) amount.focus();
    else button.click();
  });

  const zoom = document.getElementById("zoom");
  if (!zoom) return;
  const picture = zoom.querySelector("img");
  zoom.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    const [x, y] = event.detail ? [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height] : [0.5, 0.3];
    zoom.classList.toggle("grown");
    zoom.scrollTo(x * zoom.scrollWidth - zoom.clientWidth / 2, y * zoom.scrollHeight - zoom.clientHeight / 2);
  });
})();

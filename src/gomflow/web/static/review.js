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

  // Choose all, or none where all are chosen.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-all]");
    if (!button) return;
    const boxes = [...document.querySelectorAll(`#${button.dataset.all} input[type=checkbox]:enabled`)];
    const all = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !all;
  });

  // What a row tells lights up where it stands on the picture.
  const light = (evidence) => {
    for (const one of document.querySelectorAll("[data-evidence]")) one.classList.toggle("lit", one.dataset.evidence === evidence);
  };
  document.addEventListener("pointerover", (event) => {
    const row = event.target.closest("tr[data-evidence]");
    light(row ? row.dataset.evidence : "");
  });
  const marks = document.getElementById("marks");
  if (marks) {
    marks.addEventListener("click", () => {
      const shown = marks.getAttribute("aria-pressed") !== "true";
      marks.setAttribute("aria-pressed", String(shown));
      document.querySelector(".marks").toggleAttribute("hidden", !shown);
    });
  }

  // The proof one looks at is in sight among the others. Not by scrollIntoView, from where Tab would go on.
  const current = document.querySelector(".line [aria-current]");
  if (current) {
    const line = current.closest(".line");
    line.scrollLeft = current.offsetLeft - line.offsetLeft - (line.clientWidth - current.offsetWidth) / 2;
  }

  const zoom = document.getElementById("zoom");
  if (!zoom) return;
  const picture = zoom.querySelector("img");
  // A picture that was taken on its side: the server turns it, and the frames turn with it.
  let turned = 0;
  document.getElementById("turn").addEventListener("click", () => {
    turned = (turned + 90) % 360;
    const address = picture.src.split("?")[0];
    picture.src = turned ? `${address}?turn=${turned}` : address;
    zoom.querySelector(".marks g")?.setAttribute("transform", `rotate(${turned} 500 500)`);
  });

  // Of a screen that was scrolled far, or of pages, what was read is shown at once, and not the whole as a thin strip.
  const far = () => {
    const mark = zoom.querySelector(".mark");
    if (!mark || picture.naturalHeight < 2.6 * picture.naturalWidth) return;
    zoom.classList.add("grown", "far");
    zoom.scrollTo(0, mark.getBoundingClientRect().top - picture.getBoundingClientRect().top - 0.2 * zoom.clientHeight);
  };
  if (picture.complete) far();
  else picture.addEventListener("load", far, { once: true });

  zoom.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    const [x, y] = event.detail ? [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height] : [0.5, 0.3];
    zoom.classList.toggle("grown");
    zoom.scrollTo(x * zoom.scrollWidth - zoom.clientWidth / 2, y * zoom.scrollHeight - zoom.clientHeight / 2);
  });
})();

/** The menu: a panel on a phone, a row on a wide screen; commands at hand, and the language. */

import { byId, focusBox, page } from "./dom.js";

const button = byId("menu-button");
const menu = byId("menu");

function toggle(open) {
  menu.classList.toggle("open", open);
  button.setAttribute("aria-expanded", String(open));
}

/** `send(text)` says a command; `begun()` tells whether there is a conversation whose language is to change too. */
export function startMenu(send, begun) {
  button.addEventListener("click", () => {
    toggle(!menu.classList.contains("open"));
    if (menu.classList.contains("open")) menu.querySelector("button").focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target) && !button.contains(event.target)) toggle(false);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    toggle(false);
    button.focus();
  });
  menu.addEventListener("click", (event) => {
    const { say } = event.target.closest("[data-say]")?.dataset ?? {};
    if (say) {
      toggle(false);
      send(say);
      focusBox();
    }
    const { language } = event.target.closest("[data-language]")?.dataset ?? {};
    // The link loads the page in that language; what the desk says follows the conversation's own.
    if (language && language !== page.language && begun()) send(`/language ${language}`);
  });
}

/** The list of commands above the message box, while a command is being written. */

import { byId, make, page, say } from "./dom.js";
import { announce } from "./notices.js";

const palette = byId("palette");
const list = byId("commands");
const box = byId("message");

export class Palette {
  #commands = null;
  #found = [];
  #active = -1;
  #send;

  /** `send(text)` says a command. */
  constructor(send) {
    this.#send = send;
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.#choose(event.target.closest("[role=option]")?.dataset.name));
  }

  get isOpen() {
    return !palette.hidden;
  }

  /** The text in the box changed. */
  async follow() {
    const beginning = /^\/(\w*)$/.exec(box.value)?.[1];
    if (beginning === undefined) {
      this.close();
      return;
    }
    await this.#load();
    // The box may have changed while the list was fetched.
    if (/^\/(\w*)$/.exec(box.value)?.[1] !== beginning) return;
    this.#found = (this.#commands ?? []).filter(({ name }) => name.startsWith(beginning.toLowerCase()));
    this.#show();
  }

  /** Whether a key was for the list. */
  key(event) {
    if (!this.isOpen) return false;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        this.#move(event.key === "ArrowDown" ? 1 : -1);
        return true;
      case "Tab":
        if (event.shiftKey) return false;
        this.#complete();
        return true;
      case "Enter":
        if (event.shiftKey) return false;
        // Nothing chosen yet: a bare / is no message.
        this.#choose(this.#found[this.#active]?.name);
        return true;
      case "Escape":
        this.close();
        return true;
      default:
        return false;
    }
  }

  close() {
    palette.hidden = true;
    this.#active = -1;
    box.removeAttribute("aria-activedescendant");
  }

  async #load() {
    if (this.#commands) return;
    try {
      const answer = await fetch(`/chat/commands?language=${page.language}`);
      if (answer.ok) this.#commands = await answer.json();
    } catch {
      // Without the list a command can still be written out; the next / asks again.
    }
  }

  #show() {
    if (!this.#found.length) {
      this.close();
      return;
    }
    const groups = new Map();
    for (const [index, command] of this.#found.entries()) {
      if (!groups.has(command.group)) groups.set(command.group, group(command.group));
      groups.get(command.group).append(option(command, index));
    }
    list.replaceChildren(...groups.values());
    palette.hidden = false;
    list.scrollTop = 0;
    announce(say("commands-found", { count: this.#found.length }));
    this.#activate(box.value.length > 1 ? 0 : -1);
  }

  #move(step) {
    const count = this.#found.length;
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#activate((from + step + count) % count);
  }

  #activate(index) {
    this.#active = index;
    for (const option of list.querySelectorAll("[role=option]")) {
      const active = option.id === `command-${index}`;
      option.setAttribute("aria-selected", String(active));
      if (active) {
        box.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      }
    }
    if (index < 0) box.removeAttribute("aria-activedescendant");
  }

  #complete() {
    const command = this.#found[Math.max(0, this.#active)];
    box.value = `/${command.name} `;
    this.close();
    box.dispatchEvent(new Event("input"));
  }

  #choose(name) {
    if (!name) return;
    this.close();
    this.#send(`/${name}`);
  }
}

function group(name) {
  return make("div", { role: "group", "aria-label": name }, make("p", { class: "group", "aria-hidden": "true" }, name));
}

function option({ name, about }, index) {
  return make(
    "div",
    { class: "command", role: "option", id: `command-${index}`, "aria-selected": "false", "data-name": name },
    make("b", {}, `/${name}`),
    make("span", {}, about),
  );
}

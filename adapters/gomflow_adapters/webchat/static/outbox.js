/** What the person said and the server has not kept yet: it survives reloads, and goes out in order, one by one. */

import { forget, keep, kept, names } from "./keep.js";

const PREFIX = "outbox.";
const PATIENCE = 12000;

export class Outbox {
  #send;
  #on;
  #waiting = [];
  #current = null;
  #ready = false;
  #timer = 0;
  #number = 0;

  /** `on` has functions: kept(frame, at), failed(frame, why). */
  constructor(send, on) {
    this.#send = send;
    this.#on = on;
    for (const name of names(PREFIX)) {
      const frame = kept(name, null);
      if (frame) this.#waiting.push({ name, frame });
    }
  }

  get frames() {
    return this.#waiting.map((entry) => entry.frame);
  }

  /** Say something: it is kept here first. */
  post(frame) {
    this.#number += 1;
    const order = `${String(Date.now()).padStart(15, "0")}-${String(this.#number).padStart(6, "0")}`;
    const name = `${PREFIX}${order}-${frame.id}`;
    this.#waiting.push({ name, frame });
    keep(name, frame);
    this.#pump();
  }

  /** The server listens. */
  up() {
    this.#ready = true;
    this.#current = null;
    this.#pump();
  }

  down() {
    this.#ready = false;
    this.#current = null;
    clearTimeout(this.#timer);
  }

  /** The server has it, whether it says so now or the history shows it. */
  kept(id, at) {
    const frame = this.#drop(id);
    if (frame) this.#on.kept(frame, at);
    this.#pump();
  }

  /** The server did not take it: now, or never. */
  trouble({ id, again, text }) {
    if (again === null) {
      const frame = this.#drop(id);
      if (frame) this.#on.failed(frame, text);
      this.#pump();
    } else if (this.#current === id) {
      this.#later(again * 1000);
    }
  }

  #drop(id) {
    const index = this.#waiting.findIndex((entry) => entry.frame.id === id);
    if (index < 0) return null;
    const [entry] = this.#waiting.splice(index, 1);
    forget(entry.name);
    if (this.#current === id) {
      this.#current = null;
      clearTimeout(this.#timer);
    }
    return entry.frame;
  }

  #pump() {
    if (!this.#ready || this.#current !== null || !this.#waiting.length) return;
    const { frame } = this.#waiting[0];
    this.#current = frame.id;
    this.#send(frame);
    this.#later(PATIENCE);
  }

  #later(time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#current = null;
      this.#pump();
    }, time);
  }
}

/** Reports which messages were shown, once each, and only while somebody can see the page. */

import { keep, kept } from "./keep.js";

const TOGETHER = 400;
const MOST = 200;

export class Seen {
  #send;
  #waiting = new Map();
  #until = kept("seen", "");
  #timer = 0;

  constructor(send) {
    this.#send = send;
    document.addEventListener("visibilitychange", () => this.#soon());
  }

  /** A message stands in the conversation. */
  shown(id, at) {
    if (at > this.#until) {
      this.#waiting.set(id, at);
      this.#soon();
    }
  }

  /** The server wrote it down. */
  noted(ids) {
    for (const id of ids) {
      const at = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (at > this.#until) this.#until = at;
    }
    // Only up to where none is missing: the next visit reports the others again.
    const missing = [...this.#waiting.values()].sort()[0];
    if (!missing) keep("seen", this.#until);
    else this.#soon();
  }

  up() {
    this.#soon();
  }

  #soon() {
    if (this.#timer || !this.#waiting.size || document.visibilityState !== "visible") return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      const ids = [...this.#waiting.keys()].slice(0, MOST);
      if (ids.length && document.visibilityState === "visible") this.#send({ type: "seen", message_ids: ids });
    }, TOGETHER);
  }
}

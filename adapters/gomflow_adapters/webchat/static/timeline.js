/** The conversation in the order of the server's clock, each entry once, whatever comes twice or out of order. */

import { make, page, say } from "./dom.js";

const TIME = new Intl.DateTimeFormat(page.language, { hour: "numeric", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(page.language, { weekday: "long", day: "numeric", month: "long" });
const FULL = new Intl.DateTimeFormat(page.language, { dateStyle: "full", timeStyle: "short" });

export class Timeline {
  #list;
  #entries = new Map();
  #order = [];
  #number = 0;
  #skew = 0;

  constructor(list) {
    this.#list = list;
  }

  get size() {
    return this.#order.length;
  }

  /** The server's clock, for what is today. */
  set now(at) {
    this.#skew = Date.parse(at) - Date.now();
  }

  get(id) {
    return this.#entries.get(id);
  }

  /** The latest message from the desk. */
  get latest() {
    return this.#order.findLast((entry) => entry.side === "desk");
  }

  /** Add an entry; one without a time is on its way and stands last. */
  put(entry) {
    entry.number = this.#number += 1;
    // Clocks of two servers may differ: an answer still stands below what it answers.
    const asked = this.#entries.get(entry.answers);
    if (asked?.at && entry.at <= asked.at) entry.at = asked.at;
    this.#entries.set(entry.id, entry);
    this.#insert(entry);
  }

  /** What was on its way has its time now. */
  settle(id, at) {
    const entry = this.#entries.get(id);
    if (!entry || entry.at === at) return;
    const index = this.#order.indexOf(entry);
    entry.at = at;
    const [before, after] = [this.#order[index - 1], this.#order[index + 1]];
    if ((before && isAfter(before, entry)) || (after && isAfter(entry, after))) {
      this.#order.splice(index, 1);
      this.#refresh(index);
      this.#insert(entry);
    } else {
      this.#refresh(index);
      this.#refresh(index + 1);
    }
  }

  #insert(entry) {
    let index = this.#order.length;
    while (index > 0 && isAfter(this.#order[index - 1], entry)) index -= 1;
    this.#list.insertBefore(entry.node, this.#order[index]?.node ?? null);
    this.#order.splice(index, 0, entry);
    this.#refresh(index);
    this.#refresh(index + 1);
    this.#markLatest();
  }

  #markLatest() {
    const latest = this.latest;
    for (const node of this.#list.querySelectorAll(".latest")) node.classList.toggle("latest", node === latest?.node);
    latest?.node.classList.add("latest");
  }

  /** The day above an entry, where it is the first of it, and the time below. */
  #refresh(index) {
    const entry = this.#order[index];
    if (!entry) return;
    const before = this.#order[index - 1];
    const day = this.#day(entry);
    const first = day !== (before && this.#day(before));
    entry.node.querySelector(".day")?.remove();
    if (first) entry.node.prepend(make("h2", { class: "day" }, day));
    entry.node.classList.toggle("follows", !first && before.side === entry.side);
    const time = entry.node.querySelector("time");
    if (entry.at && time.dateTime !== entry.at) {
      const date = new Date(entry.at);
      time.dateTime = entry.at;
      time.title = FULL.format(date);
      time.textContent = TIME.format(date);
    }
  }

  #day(entry) {
    const now = Date.now() + this.#skew;
    const date = new Date(entry.at ?? now);
    const since = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86400000);
    if (since === 0) return say("today");
    return since === 1 ? say("yesterday") : DAY.format(date);
  }
}

function isAfter(one, other) {
  if (one.at === other.at) return one.number > other.number;
  return one.at === null || (other.at !== null && one.at > other.at);
}

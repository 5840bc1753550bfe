/** The line to the server: a WebSocket that comes back by itself. */

const FIRST = 400;
const LONGEST = 15000;
const QUIET = 25000;
const PATIENCE = 10000;
const NO_CHAT = 4401;

export class Line {
  #address;
  #on;
  #socket = null;
  #tries = 0;
  #retry = 0;
  #watch = 0;

  /** `on` has functions: frame(frame), up(), down(), stranger(). */
  constructor(address, on) {
    this.#address = address;
    this.#on = on;
    window.addEventListener("online", () => this.wake());
    window.addEventListener("pageshow", (event) => event.persisted && this.wake());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.wake());
  }

  open() {
    clearTimeout(this.#retry);
    if (this.#socket) return;
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    this.#expect(PATIENCE);
    socket.addEventListener("open", () => socket === this.#socket && this.#on.up());
    socket.addEventListener("close", (event) => this.#lost(socket, event.code));
    socket.addEventListener("message", (event) => {
      if (socket !== this.#socket) return;
      this.#tries = 0;
      this.#listen();
      this.#on.frame(JSON.parse(event.data));
    });
  }

  send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  /** The device woke up or came online: find out at once whether the line still stands. */
  wake() {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.send({ type: "ping" });
      this.#expect(PATIENCE / 2);
    } else if (!this.#socket) {
      this.#tries = 0;
      this.open();
    }
  }

  #listen() {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      this.send({ type: "ping" });
      this.#expect(PATIENCE);
    }, QUIET);
  }

  /** Without a word within this time the line is dead, whatever the browser believes. */
  #expect(time) {
    const socket = this.#socket;
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      socket.close();
      this.#lost(socket, 0);
    }, time);
  }

  #lost(socket, code) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    clearTimeout(this.#watch);
    this.#on.down();
    if (code === NO_CHAT) this.#on.stranger();
    // Not all pages at the same moment, when a server comes back.
    const delay = Math.min(LONGEST, FIRST * 2 ** this.#tries) * (0.5 + Math.random() / 2);
    this.#tries += 1;
    this.#retry = setTimeout(() => this.open(), delay);
  }
}

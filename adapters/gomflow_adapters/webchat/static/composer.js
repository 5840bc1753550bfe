/** The message box: it grows with the text, keeps a draft, and takes pictures from wherever they come. */

import { byId } from "./dom.js";
import { forget, keep, kept } from "./keep.js";

const TALLEST = 168;

const form = byId("composer");
const box = byId("message");
const button = byId("send");
const drop = byId("drop");

export class Composer {
  #attachment;
  #palette;
  #on;
  #sendWhenReady = false;

  /** `on` has functions: text(text), picture(uploaded, caption). */
  constructor(attachment, palette, on) {
    this.#attachment = attachment;
    this.#palette = palette;
    this.#on = on;
    box.value = kept("draft", "");
    this.changed();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    box.addEventListener("input", () => {
      this.changed();
      palette.follow();
    });
    box.addEventListener("keydown", (event) => this.#key(event));
    box.addEventListener("blur", () => palette.close());
    document.addEventListener("paste", (event) => this.#pasted(event));
    this.#watchDrops();
  }

  /** Clear the box, as after sending. */
  clear() {
    box.value = "";
    this.changed();
  }

  /** The text or the picture changed. */
  changed() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, TALLEST)}px`;
    box.style.overflowY = box.scrollHeight > TALLEST ? "auto" : "hidden";
    if (!this.#attachment.isThere || this.#attachment.isBroken) this.#waitForPicture(false);
    button.disabled = this.#sendWhenReady || !(box.value.trim() || this.#attachment.isThere);
    if (box.value) keep("draft", box.value);
    else forget("draft");
  }

  /** The upload is complete. */
  ready() {
    if (this.#sendWhenReady) this.#submit();
    else this.changed();
  }

  #key(event) {
    // While an input method composes a character, its keys are its own.
    if (event.isComposing) return;
    if (this.#palette.key(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    }
  }

  #submit() {
    this.#palette.close();
    const text = box.value.trim();
    const { isThere, isBroken, uploaded } = this.#attachment;
    if (isThere && !uploaded) {
      if (isBroken) this.#attachment.upload();
      this.#waitForPicture(true);
      return;
    }
    if (!isThere && !text) return;
    this.#waitForPicture(false);
    this.clear();
    if (isThere) {
      this.#attachment.clear();
      this.#on.picture(uploaded, text);
    } else {
      this.#on.text(text);
    }
  }

  #waitForPicture(waiting) {
    this.#sendWhenReady = waiting;
    form.classList.toggle("sending", waiting);
    button.disabled = waiting;
  }

  #pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.#attachment.take(files);
  }

  #watchDrops() {
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    window.addEventListener("dragenter", (event) => hasFiles(event) && (drop.hidden = false));
    window.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
    window.addEventListener("dragleave", (event) => event.relatedTarget === null && (drop.hidden = true));
    window.addEventListener("drop", (event) => {
      drop.hidden = true;
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.#attachment.take([...event.dataTransfer.files]);
    });
  }
}

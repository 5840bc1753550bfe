/** Pictures on their way, together one: chosen, pasted, dropped or photographed, shown before they are sent, and
    uploaded meanwhile. */

import { byId, focusBox, icon, make, page, say } from "./dom.js";
import { announce, remark } from "./notices.js";

const MOST = 10;
const TAKEN = /^(image\/(jpeg|png|webp|heic|heif)|application\/pdf)$/;
/** A statement of one's wallet or bank: its type is whatever the device makes of it. */
const TABLE = /\.(csv|tsv|txt|xlsx?)$/i;

const card = byId("attachment");
const thumb = byId("thumb");
const name = byId("attachment-name");
const progress = byId("attachment-progress");
const problem = byId("attachment-problem");
const again = byId("attachment-again");

export class Attachment {
  #files = [];
  #request = null;
  #uploaded = null;
  #preview = "";
  #broken = false;
  #on;

  /** `on` has functions: changed(), ready(uploaded) when an upload is complete. */
  constructor(on) {
    this.#on = on;
    again.addEventListener("click", () => this.upload());
    byId("attachment-remove").addEventListener("click", () => {
      this.#abandon();
      this.clear();
      focusBox();
    });
    for (const [button, input] of [["attach", "file"], ["camera", "photo"]]) {
      byId(button).addEventListener("click", () => byId(input).click());
      byId(input).addEventListener("change", (event) => {
        this.take([...event.target.files]);
        event.target.value = "";
      });
    }
  }

  get isThere() {
    return this.#files.length > 0;
  }

  /** What the server called the upload; null while it is not complete. */
  get uploaded() {
    return this.#uploaded;
  }

  /** Whether the upload came to nothing, and may be tried again. */
  get isBroken() {
    return this.#broken;
  }

  /** Take some files, which are one proof, saying why where they cannot be taken. */
  take(files) {
    if (!files.length) return;
    const size = files.reduce((sum, file) => sum + file.size, 0);
    const tables = files.filter((file) => TABLE.test(file.name));
    const strange = files.filter((file) => file.type && !TAKEN.test(file.type) && !tables.includes(file));
    // Pictures are made one; of a statement there is one at a time.
    if (strange.length || (tables.length && files.length > 1)) remark(say("trouble-no-picture"));
    else if (size > page.limits.upload || files.length > MOST) remark(say("trouble-too-large"));
    else {
      this.#abandon();
      this.#files = files;
      this.#show();
      this.upload();
    }
  }

  get #name() {
    const [first, ...others] = this.#files;
    return others.length ? `${first.name} +${others.length}` : first.name;
  }

  /** Upload the files, from the beginning. */
  upload() {
    const form = new FormData();
    for (const file of this.#files) form.append("file", file);
    const request = new XMLHttpRequest();
    this.#request = request;
    this.#tell(say("uploading", { name: this.#name }));
    progress.value = 0;
    request.upload.addEventListener("progress", (event) => (progress.value = (100 * event.loaded) / (event.total || 1)));
    request.addEventListener("load", () => this.#answered(request));
    request.addEventListener("error", () => this.#failed(say("upload-failed")));
    request.open("POST", `/chat/upload?language=${page.language}`);
    request.responseType = "json";
    request.send(form);
  }

  /** The picture was sent, or is not wanted any more. */
  clear() {
    this.#files = [];
    this.#uploaded = null;
    URL.revokeObjectURL(this.#preview);
    this.#preview = "";
    card.hidden = true;
    this.#on.changed();
  }

  #abandon() {
    this.#request?.abort();
    this.#request = null;
    if (this.#uploaded) fetch(`/chat/upload/${this.#uploaded.upload}`, { method: "DELETE" }).catch(() => {});
    this.#uploaded = null;
  }

  #show() {
    URL.revokeObjectURL(this.#preview);
    const [first] = this.#files;
    this.#preview = first.type.startsWith("image/") ? URL.createObjectURL(first) : "";
    const image = this.#preview && make("img", { src: this.#preview, alt: "" });
    // Not every browser can show every kind of picture; it is sent all the same.
    image && image.addEventListener("error", () => thumb.replaceChildren(icon("file")));
    thumb.replaceChildren(image || icon("file"));
    card.hidden = false;
    this.#on.changed();
    focusBox();
  }

  #answered(request) {
    if (request !== this.#request) return;
    if (request.status !== 201) {
      this.#failed(request.response?.text ?? say("upload-failed"));
      return;
    }
    this.#uploaded = { ...request.response, file_name: this.#name.slice(0, 200) };
    this.#tell(say("attached", { name: this.#name }), "done");
    announce(say("attached", { name: this.#name }));
    this.#on.ready(this.#uploaded);
  }

  #failed(why) {
    this.#tell(this.#name, "failed");
    problem.textContent = why;
    announce(why);
    this.#on.changed();
  }

  #tell(text, state = "uploading") {
    this.#broken = state === "failed";
    name.textContent = text;
    progress.hidden = state !== "uploading";
    problem.hidden = again.hidden = state !== "failed";
  }
}

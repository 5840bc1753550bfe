/** The page as the server wrote it: who this is, the words, and the making of elements. */

export const page = JSON.parse(document.body.dataset.page);

/** A sentence of the page, with what goes into it. */
export function say(key, values = {}) {
  return page.words[key].replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

export const byId = (id) => document.getElementById(id);

/** Go on in the message box; not on a phone, where that would open the keyboard over the conversation. */
export function focusBox() {
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) byId("message").focus();
}

/** An element; what begins with `on` listens, text among the children stays text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** One of the drawings in the page. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#i-${name}`);
  drawing.append(use);
  return drawing;
}

/** A UUID; the browser's own function for it is missing on pages without https. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The small HTML of messages, drawn from a whitelist: b, i, code and links to the web; everything else is its text. */

import { icon, make, say } from "./dom.js";

const policy = window.trustedTypes?.createPolicy("gomflow-text", { createHTML: (text) => text });

/** Nodes for a message's text; nothing of what was parsed is used itself, only what it says. */
export function draw(text, onCopy) {
  const html = `<!doctype html><body>${text}`;
  // A parsed document runs nothing and loads nothing.
  const parsed = new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
  const drawn = document.createDocumentFragment();
  copy(parsed.body, drawn, onCopy);
  return drawn;
}

function copy(from, to, onCopy) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const element = drawn(node, to, onCopy);
    if (element) to.append(element);
    else copy(node, to, onCopy);
  }
}

function drawn(node, to, onCopy) {
  switch (node.localName) {
    case "b":
    case "i":
      return filled(make(node.localName), node, onCopy);
    case "code":
      return code(node.textContent, to, onCopy);
    case "a":
      return isWeb(node.getAttribute("href")) ? filled(link(node.getAttribute("href")), node, onCopy) : null;
    default:
      return null;
  }
}

function filled(element, node, onCopy) {
  copy(node, element, onCopy);
  return element;
}

function code(text, to, onCopy) {
  const said = make("code", {}, text);
  if (to.closest?.("a")) return said;
  const label = say("copy", { text });
  return make("button", { class: "code", type: "button", "aria-label": label, title: label, onclick: () => onCopy(text) }, said, icon("copy"));
}

/** Whether an address leads to the web, and not to a script or a file. */
export function isWeb(address) {
  try {
    return ["http:", "https:"].includes(new URL(address ?? "").protocol);
  } catch {
    return false;
  }
}

/** A link that opens beside the chat and gives nothing of it away. */
export function link(address, attributes = {}) {
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer", ...attributes });
}

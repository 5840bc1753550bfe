/** What one entry of the conversation looks like. */

import { icon, make, say } from "./dom.js";
import { picture } from "./picture.js";
import { draw, isWeb, link } from "./text.js";

const TWICE = 600;

/** A message from the desk. `press(token, messageId)` and `copy(text)` are what can be done with it. */
export function deskEntry(frame, { press, copy }) {
  const bubble = make("div", { class: "bubble" }, whose("GOMFLOW"));
  if (frame.picture) bubble.append(picture(frame.picture, say("picture-ours")));
  if (frame.text) bubble.append(make("p", { class: "text" }, draw(frame.text, copy)));
  const buttons = new Map();
  const rows = frame.buttons.map((row) => make("div", { class: "row" }, ...row.map((button) => choice(button, frame.id, press, buttons))));
  const choices = rows.length ? make("div", { class: "choices" }, ...rows) : null;
  const said = make("div", { class: "said" }, bubble, choices);
  const node = make("article", { class: "entry desk" }, said, make("p", { class: "meta" }, make("time")));
  return {
    id: frame.id,
    at: frame.at,
    side: "desk",
    answers: frame.answers,
    node,
    label: (token) => frame.buttons.flat().find((button) => button.token === token)?.label,
    choose: (token) => markChosen(buttons.get(token)),
  };
}

function choice({ label, token, url }, messageId, press, buttons) {
  if (url) {
    if (!isWeb(url)) return null;
    const opens = link(url, { class: "choice" });
    opens.append(label, icon("out"), make("span", { class: "unseen" }, ` (${say("new-tab")})`));
    return opens;
  }
  let last = -TWICE;
  const pressed = () => {
    // A double click is one wish.
    if (performance.now() - last < TWICE) return;
    last = performance.now();
    press(token, messageId);
  };
  const spoken = { "‹": say("previous"), "›": say("next") }[label];
  const button = make("button", { class: "choice", type: "button", "aria-label": spoken, onclick: pressed }, label);
  buttons.set(token, { button, label: spoken ?? label });
  return button;
}

function markChosen(found) {
  if (!found || found.button.classList.contains("chosen")) return;
  found.button.classList.add("chosen");
  found.button.setAttribute("aria-label", say("chosen", { label: found.label }));
  found.button.prepend(icon("check"));
}

/** Something the person said: words, a picture, or a button. `state` says how far it came. */
export function ownEntry({ id, at, kind, text, picture: sent, label }) {
  const bubble = make("div", { class: kind === "press" ? "bubble pressed" : "bubble" }, whose(say("you")));
  if (sent) bubble.append(picture(sent, say("picture-mine")));
  if (kind === "press") bubble.append(make("p", { class: "text" }, icon("check"), label ?? say("pressed")));
  else if (text) bubble.append(make("p", { class: "text" }, text));
  const status = make("span", { class: "status" });
  const node = make("article", { class: "entry own" }, make("div", { class: "said" }, bubble), make("p", { class: "meta" }, status, make("time")));
  return {
    id,
    at,
    side: "own",
    node,
    kept: () => {
      node.classList.remove("waiting", "failed");
      status.replaceChildren();
    },
    waiting: () => {
      if (node.classList.contains("failed")) return;
      node.classList.add("waiting");
      status.replaceChildren(icon("clock"), say("waiting"));
    },
    failed: (why) => {
      node.classList.remove("waiting");
      node.classList.add("failed");
      status.replaceChildren(icon("alert"), say("failed", { why }));
    },
  };
}

function whose(name) {
  return make("span", { class: "unseen" }, `${name}: `);
}

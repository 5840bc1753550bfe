/** The web chat: what is said goes into the outbox, what is heard goes into the timeline. */

import { Attachment } from "./attachment.js";
import { Composer } from "./composer.js";
import { byId, focusBox, newId, page, say } from "./dom.js";
import { deskEntry, ownEntry } from "./entries.js";
import { adopt } from "./keep.js";
import { Line } from "./line.js";
import { startMenu } from "./menu.js";
import { announce, lineDown, lineUp, remark, showState } from "./notices.js";
import { Outbox } from "./outbox.js";
import { Palette } from "./palette.js";
import { arrived, follow } from "./scroller.js";
import { Seen } from "./seen.js";
import { Timeline } from "./timeline.js";

const ANSWER_EXPECTED = 12000;
const SLOW = 900;
const HISTORY = 200;

// Before anything looks at what is kept.
if (page.fresh) adopt(page.chat);

const log = byId("log");
const typing = byId("typing");
const timeline = new Timeline(byId("entries"));
const answered = new Set();
let greeted = false;
let typingTimer = 0;

const scheme = location.protocol === "https:" ? "wss:" : "ws:";
const line = new Line(`${scheme}//${location.host}/chat/ws?language=${page.language}`, {
  frame: heard,
  up: () => {},
  down: () => {
    outbox.down();
    lineDown();
    stopTyping();
  },
  stranger: reloadOnce,
});
const seen = new Seen((frame) => line.send(frame));
const outbox = new Outbox((frame) => line.send(frame), { kept: settled, failed });
let composer = null;
const attachment = new Attachment({ changed: () => composer.changed(), ready: () => composer.ready() });
const palette = new Palette((text) => {
  composer.clear();
  sayText(text);
});
composer = new Composer(attachment, palette, { text: sayText, picture: sayPicture });

// What the person says

function sayText(text) {
  post({ type: "say", id: newId(), text });
}

function sayPicture({ upload, media_type, size, file_name }, caption) {
  post({ type: "picture", id: newId(), upload, caption, media_type, size, file_name });
}

function press(token, messageId) {
  post({ type: "press", id: newId(), token, message_id: messageId });
}

function post(frame) {
  showOwn(frame);
  outbox.post(frame);
  follow();
}

/** Show what is not kept yet; where that takes long, say so. */
function showOwn(frame) {
  const entry = ownEntry({
    id: frame.id,
    at: null,
    kind: frame.type,
    text: frame.text ?? frame.caption,
    picture: frame.upload && { ...frame, url: `/chat/upload/${frame.upload}` },
    label: labelOf(frame),
  });
  timeline.put(entry);
  begun();
  setTimeout(() => entry.at ?? entry.waiting(), SLOW);
}

function settled(frame, at) {
  timeline.settle(frame.id, at);
  timeline.get(frame.id).kept();
  markPressed(frame);
  if (!answered.has(frame.id)) startTyping();
}

function failed(frame, why) {
  const entry = timeline.get(frame.id);
  entry.failed(why);
  announce(say("failed", { why }));
}

// What the server says

function heard(frame) {
  switch (frame.type) {
    case "hello":
      greet(frame);
      break;
    case "message":
      if (showMessage(frame) && greeted) arrived();
      break;
    case "heard":
      showHeard(frame);
      break;
    case "kept":
      outbox.kept(frame.id, frame.at);
      break;
    case "noted":
      seen.noted(frame.message_ids);
      break;
    case "trouble":
      trouble(frame);
      break;
  }
}

function greet({ history, chat, now }) {
  if (chat !== page.chat) {
    // The cookie names another chat than this page: two first visits at once, or a link that led to another chat.
    adopt(chat);
    reloadOnce();
    return;
  }
  timeline.now = now;
  log.setAttribute("aria-busy", "true");
  for (const entry of history) {
    if (entry.type === "heard") showHeard(entry);
    else if (showMessage(entry) && greeted) arrived();
  }
  byId("intro").hidden = timeline.size > 0;
  byId("older").hidden = history.length < HISTORY;
  log.setAttribute("aria-busy", "false");
  if (!greeted) follow();
  greeted = true;
  lineUp();
  outbox.up();
  seen.up();
}

/** Whether the message was new. */
function showMessage(frame) {
  if (frame.answers) {
    answered.add(frame.answers);
    // An answer proves that the question was kept, though the word of it may have been lost.
    outbox.kept(frame.answers, frame.at);
    if (greeted && !timeline.get(frame.answers)) line.send({ type: "history" });
  }
  if (timeline.get(frame.id)) return false;
  timeline.put(deskEntry(frame, { press, copy }));
  seen.shown(frame.id, frame.at);
  begun();
  stopTyping();
  return true;
}

function showHeard(frame) {
  outbox.kept(frame.id, frame.at);
  if (frame.kind === "closed") return;
  const known = timeline.get(frame.id);
  if (known) {
    timeline.settle(frame.id, frame.at);
    known.kept();
    return;
  }
  timeline.put(ownEntry({ ...frame, label: labelOf(frame) }));
  markPressed(frame);
  begun();
}

function trouble(frame) {
  outbox.trouble(frame);
  if (frame.code === "unavailable") showState(frame.text);
  else if (!frame.id) remark(frame.text);
}

function labelOf({ token, message_id: messageId }) {
  return token && timeline.get(messageId)?.label?.(token);
}

function markPressed({ token, message_id: messageId }) {
  if (token) timeline.get(messageId)?.choose?.(token);
}

// Around it

function begun() {
  byId("intro").hidden = true;
}

function startTyping() {
  clearTimeout(typingTimer);
  typing.hidden = false;
  typingTimer = setTimeout(stopTyping, ANSWER_EXPECTED);
}

function stopTyping() {
  clearTimeout(typingTimer);
  typing.hidden = true;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyBySelection(text)) {
      remark(say("copy-failed"));
      return;
    }
  }
  remark(say("copied", { text }));
}

/** The way to copy on pages without https, where there is no clipboard to write to. */
function copyBySelection(text) {
  const focused = document.activeElement;
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "unseen";
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  focused?.focus();
  return done;
}

/** Load the page anew, but never in a circle. */
function reloadOnce() {
  const last = Number(sessionStorage.getItem("gomflow.reloaded") ?? 0);
  if (Date.now() - last < 60000) {
    showState(page.words["trouble-no-chat"]);
    return;
  }
  sessionStorage.setItem("gomflow.reloaded", String(Date.now()));
  location.reload();
}

/** A link to an order opens the chat with it, once. */
function followLink() {
  const address = new URL(location.href);
  const code = address.searchParams.get("order");
  address.searchParams.delete("order");
  address.searchParams.delete("language");
  history.replaceState(null, "", address);
  if (code && /^[\w-]{1,20}$/.test(code)) sayText(`/start ${code}`);
}

for (const frame of outbox.frames) showOwn(frame);
startMenu(sayText, () => timeline.size > 0);
byId("start").addEventListener("click", () => {
  sayText("/start");
  focusBox();
});
log.addEventListener("keydown", (event) => event.key === "Escape" && byId("message").focus());
followLink();
focusBox();
lineDown();
line.open();

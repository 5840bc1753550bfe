/** What the page tells about itself: how the line stands, a passing remark, and words for screen readers only. */

import { byId, say } from "./dom.js";

const FLICKER = 1200;
const READ = 6000;

const state = byId("state");
const notice = byId("notice");
const announcer = byId("announcer");
let stateTimer = 0;
let noticeTimer = 0;

/** A remark that goes away by itself. */
export function remark(text) {
  clearTimeout(noticeTimer);
  notice.textContent = text;
  notice.hidden = false;
  noticeTimer = setTimeout(() => (notice.hidden = true), READ);
}

/** Something that is seen anyway, for those who listen. */
export function announce(text) {
  announcer.textContent = text;
}

/** The line is up. */
export function lineUp() {
  clearTimeout(stateTimer);
  state.hidden = true;
}

/** The line is down: said only when it stays so, for most breaks are over before anybody notices. */
export function lineDown() {
  clearTimeout(stateTimer);
  stateTimer = setTimeout(() => showState(say(navigator.onLine ? "connecting" : "offline")), FLICKER);
}

/** Something behind the page does not answer. */
export function showState(text) {
  clearTimeout(stateTimer);
  if (state.textContent !== text) state.textContent = text;
  state.hidden = false;
}

window.addEventListener("offline", () => showState(say("offline")));

/** Where the reader is: at the newest message, which the page then follows, or further up, where it leaves them alone. */

import { byId, focusBox, say } from "./dom.js";

const NEAR = 90;

const log = byId("log");
const newest = byId("newest");
const count = byId("newest-count");
const title = document.title;
let pinned = true;
let unread = 0;
let last = 0;

function toEnd() {
  log.scrollTop = log.scrollHeight;
}

function show() {
  newest.hidden = pinned;
  count.textContent = unread ? String(unread) : "";
  newest.setAttribute("aria-label", unread ? `${say("newest")}. ${say("new", { count: unread })}` : say("newest"));
  document.title = unread ? `(${unread}) ${title}` : title;
}

function isRead() {
  if (pinned && document.visibilityState === "visible") unread = 0;
  show();
}

/** Follow the newest message, from wherever the reader was. */
export function follow() {
  pinned = true;
  toEnd();
  isRead();
}

/** A message came. */
export function arrived() {
  if (!pinned || document.visibilityState !== "visible") unread += 1;
  if (pinned) toEnd();
  show();
}

log.addEventListener(
  "scroll",
  () => {
    // Only going up is leaving: when a picture grows, the end moves away though nobody scrolled.
    if (log.scrollHeight - log.scrollTop - log.clientHeight < NEAR) pinned = true;
    else if (log.scrollTop < last - 1) pinned = false;
    last = log.scrollTop;
    isRead();
  },
  { passive: true },
);
newest.addEventListener("click", () => {
  follow();
  focusBox();
});
document.addEventListener("visibilitychange", isRead);

// Where the keyboard lies over the page, the page ends above it.
visualViewport?.addEventListener("resize", () => {
  if (visualViewport.scale !== 1) return;
  document.body.style.height = `${visualViewport.height}px`;
  window.scrollTo(0, 0);
});

// Pictures load late, the keyboard opens, the box grows: whoever is at the end stays there.
const watcher = new ResizeObserver(() => pinned && toEnd());
watcher.observe(log);
watcher.observe(byId("content"));

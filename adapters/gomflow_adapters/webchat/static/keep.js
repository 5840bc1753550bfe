/** What the browser keeps for this chat; where it keeps nothing, the page's own memory has to do. */

import { page } from "./dom.js";

const PREFIX = `gomflow.${page.chat}.`;

function storage(action, otherwise) {
  try {
    return action(window.localStorage);
  } catch {
    // Storage may be forbidden or full: the page goes on without it.
    return otherwise;
  }
}

export function keep(name, value) {
  storage((store) => store.setItem(PREFIX + name, JSON.stringify(value)));
}

export function kept(name, otherwise) {
  return storage((store) => JSON.parse(store.getItem(PREFIX + name)), null) ?? otherwise;
}

export function forget(name) {
  storage((store) => store.removeItem(PREFIX + name));
}

/** The names kept that begin so, in their order. */
export function names(beginning) {
  const found = storage((store) => Object.keys(store), []).filter((key) => key.startsWith(PREFIX + beginning));
  return found.map((key) => key.slice(PREFIX.length)).sort();
}

/** Give a chat what was written and not sent in any other, because the browser has lost that one's cookie. */
export function adopt(chat) {
  const own = `gomflow.${chat}.`;
  for (const key of storage((store) => Object.keys(store), [])) {
    const name = /^gomflow\.[a-z2-7]{26}\.((?:outbox\.|draft).*)$/.exec(key)?.[1];
    if (!name || key.startsWith(own)) continue;
    storage((store) => {
      store.setItem(own + name, store.getItem(key));
      store.removeItem(key);
    });
  }
}

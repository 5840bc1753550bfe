/** A picture in the conversation: shown where the browser can, offered as a file where it cannot, and named gone when it is. */

import { icon, make, say } from "./dom.js";
import { link } from "./text.js";

const GONE = 404;

export function picture({ url, media_type: mediaType, file_name: fileName }, alt) {
  const frame = make("div", { class: "picture" });
  if (!mediaType.startsWith("image/")) {
    frame.append(file(url, fileName || say("open-document")));
    return frame;
  }
  const image = make("img", { src: url, alt, loading: "lazy", decoding: "async" });
  image.addEventListener("error", () => explain(frame, url));
  const opens = link(url);
  opens.append(image);
  frame.append(opens);
  return frame;
}

async function explain(frame, url) {
  let status = 0;
  try {
    status = (await fetch(url)).status;
  } catch {
    // Out of reach: the link still leads there later.
  }
  frame.replaceChildren(status === GONE ? make("p", { class: "gone" }, say("picture-gone")) : file(url, say("open-picture")));
}

function file(url, label) {
  const opens = link(url, { class: "file" });
  opens.append(icon("file"), label);
  return opens;
}

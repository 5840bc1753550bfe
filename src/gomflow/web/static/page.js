// What every page does: listens for news, opens and closes dialogs, copies, asks before what cannot be undone.
"use strict";

(() => {
  document.documentElement.classList.add("scripted");
  const live = () => [...document.querySelectorAll(".live[data-known]")];

  // A part is left alone while somebody works in it.
  const inUse = (part) => {
    if (part.querySelector("dialog[open]")) return true;
    const at = document.activeElement;
    const field = part.contains(at) && at.matches("input, textarea, select");
    const written = [...part.querySelectorAll("input:not([type=hidden]), textarea")].some(
      (one) => (one.type === "checkbox" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue),
    );
    return field || written;
  };

  // News: the server says that something changed, the page asks for the parts that did.
  const asker = document.getElementById("news");
  let stream = null;
  const listen = () => {
    if (stream || document.hidden || !asker) return;
    stream = new EventSource(asker.dataset.news);
    stream.addEventListener("changed", () => htmx.trigger(asker, "news"));
    stream.addEventListener("open", () => { document.getElementById("offline").hidden = true; });
    stream.addEventListener("error", () => {
      document.getElementById("offline").hidden = false;
      // Refused for good, as when the session is over: a fresh page says what to do.
      if (stream && stream.readyState === EventSource.CLOSED) {
        stream = null;
        setTimeout(listen, 5000);
        htmx.trigger(asker, "news");
      }
    });
  };
  const rest = () => {
    if (stream) stream.close();
    stream = null;
  };
  // Browsers allow few connections to one server: pages that nobody looks at give theirs back.
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  window.addEventListener("pagehide", rest);
  window.addEventListener("pageshow", listen);
  listen();

  document.body.addEventListener("htmx:configRequest", (event) => {
    if (event.target !== asker) return;
    const known = live().filter((part) => !inUse(part));
    event.detail.path = location.pathname + location.search;
    event.detail.headers["GF-Known"] = known.map((part) => `${part.id.replace("live-", "")}=${part.dataset.known}`).join(",");
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    if (event.target === asker && event.detail.xhr.status === 401) location.reload();
  });
  // What somebody unfolded stays unfolded.
  document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
    for (const one of event.detail.target.querySelectorAll("details[open][id]")) {
      const fresh = event.detail.fragment.querySelector(`#${CSS.escape(one.id)}`);
      if (fresh) fresh.open = true;
    }
  });

  const after = new Map();
  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    const opens = on("[data-opens]");
    if (opens) document.getElementById(opens.dataset.opens).showModal();
    const closes = on("[data-closes]");
    if (closes) closes.closest("dialog").close();
    if (event.target.matches("dialog")) event.target.close();
    const dismissed = on("[data-dismiss]");
    if (dismissed) dismissed.parentElement.remove();
    const copies = on("[data-copy]");
    if (copies) {
      navigator.clipboard.writeText(copies.dataset.copy).then(() => {
        copies.classList.add("done");
        clearTimeout(after.get(copies));
        after.set(copies, setTimeout(() => copies.classList.remove("done"), 1500));
      });
    }
  });

  // Asked before it is done, and sent once only.
  const sure = document.getElementById("sure");
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog") return;
    if (form.dataset.sure && !form.dataset.said) {
      event.preventDefault();
      document.getElementById("sure-text").textContent = form.dataset.sure;
      sure.addEventListener("close", () => {
        if (sure.returnValue !== "yes") return;
        form.dataset.said = "yes";
        form.requestSubmit(event.submitter);
      }, { once: true });
      sure.returnValue = "";
      sure.showModal();
      return;
    }
    if (form.method === "post") {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    }
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // Filters take effect as they are changed.
  for (const form of document.querySelectorAll("[data-filters]")) {
    let wait = null;
    const narrow = () => {
      const query = new URLSearchParams(new FormData(form)).toString();
      history.replaceState(null, "", `${form.action.split("?")[0]}?${query}`);
      htmx.trigger(asker, "news");
    };
    form.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(narrow, 250);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(wait);
      narrow();
    });
  }
})();

/* Small comforts. Every page works without this file. */
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* Times in the reader's own zone; the outlet's clock stays as the title. */
  const clock = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
  const span = new Intl.RelativeTimeFormat("en-GB", { style: "long", numeric: "always" });
  const ago = (moment) => {
    const minutes = Math.floor((Date.now() - moment) / 60_000);
    if (minutes < 1) return "just now";
    if (minutes < 60) return span.format(-minutes, "minute");
    return minutes < 1440 ? span.format(-Math.floor(minutes / 60), "hour") : span.format(-Math.floor(minutes / 1440), "day");
  };
  const freshen = (root = document) => all("time[data-ago]", root).forEach((time) => (time.textContent = ago(new Date(time.dateTime))));
  setInterval(freshen, 60_000);
  const localTimes = (root) => {
    for (const time of all("time[data-ago='']", root)) {
      time.title = `${clock.format(new Date(time.dateTime))} · ${time.title}`;
      time.dataset.ago = "local";
    }
    for (const time of all("time[data-local]", root)) {
      const moment = new Date(time.dateTime);
      if (!Number.isNaN(moment.getTime())) time.textContent = clock.format(moment);
      time.removeAttribute("data-local");
    }
  };

  const reveal = (root) => all("[data-copy][hidden], [data-opens][hidden]", root).forEach((button) => (button.hidden = false));
  const prepare = (root) => { localTimes(root); reveal(root); };

  /* Evidence opens and closes under its row. */
  const closeEvidence = (row) => {
    const open = one(".evidence-row", row);
    if (!open) return false;
    open.remove();
    const label = one("[data-evidence]", row);
    label.setAttribute("aria-expanded", "false");
    label.focus({ preventScroll: true });
    return true;
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    const label = event.target;
    if (label.matches?.("[data-evidence]") && closeEvidence(label.closest(".row"))) event.preventDefault();
  });

  /* Addresses without empty parameters. */
  document.addEventListener("htmx:configRequest", (event) => {
    const { formData, verb } = event.detail;
    if (verb !== "get" || !formData) return;
    for (const [name, value] of [...formData.entries()]) if (value === "") formData.delete(name);
  });

  /* When the server can't be reached, say so where it is seen. */
  const problem = one("#problem");
  const say = (words) => { problem.textContent = words; problem.hidden = !words; };
  document.addEventListener("htmx:sendError", () => say("The server can’t be reached. What you see may be old; trying again will help once it is back."));
  document.addEventListener("htmx:responseError", (event) => say(`The server answered with an error (${event.detail.xhr.status}). Reload the page to see where things stand.`));
  document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) say(""); });
  document.addEventListener("htmx:load", (event) => prepare(event.target));
  document.addEventListener("htmx:afterSwap", (event) => {
    const label = event.detail.requestConfig?.elt;
    if (label?.matches?.("[data-evidence]")) label.setAttribute("aria-expanded", "true");
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.opens) one(`#${button.dataset.opens}`).showModal();
    if (button?.hasAttribute("data-close")) closeEvidence(button.closest(".row"));
    if (button?.dataset.copy) {
      await navigator.clipboard.writeText(button.dataset.copy);
      const words = button.textContent;
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = words), 1500);
    }
    const map = event.target.closest("svg")?.closest("[data-map]");
    if (map) jumpFromMap(map, event);
  });

  /* The coverage map leads to its rows; rows not on the page yet have a page of their own. */
  const rowAt = (map, event) => {
    const keys = map.dataset.map.trim().split(" ");
    const box = event.target.closest("svg").getBoundingClientRect();
    return keys[Math.min(keys.length - 1, Math.floor(((event.clientX - box.left) / box.width) * keys.length))];
  };
  const jumpFromMap = (map, event) => {
    const key = rowAt(map, event);
    const row = one(`#row-${key}`);
    if (row) show(row);
    else window.location.assign(`/rows/${key}/`);
  };

  /* A note and its words light each other up. */
  const light = (id, on) => all(`[data-claim="${id}"]`).forEach((words) => words.classList.toggle("lit", on));
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => {
      const note = event.target.closest?.("[data-note]");
      if (note) light(note.dataset.note, on);
    });
  }

  /* Keyboard. */
  const show = (element) => {
    if (!element.hasAttribute("tabindex") && !element.matches("a")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const stops = all(".row").length ? all(".row") : all(".notes a");
    const here = document.activeElement.closest(".row") ?? document.activeElement;
    const next = stops[stops.indexOf(here) + by] ?? (stops.includes(here) ? null : stops[0]);
    if (next) show(next);
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "[": () => one("[data-key='[']")?.click(),
    "]": () => one("[data-key=']']")?.click(),
    f: () => one(".chips a")?.focus(),
    "/": () => one("[data-search]")?.focus(),
    "?": () => one("#keys").showModal(),
    Enter: () => { if (document.activeElement.matches(".row")) one("[data-evidence]", document.activeElement).click(); },
    Escape: () => { const row = document.activeElement.closest(".row"); if (row && closeEvidence(row)) show(row); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    if (event.target.matches("input, textarea, select") || !keys[event.key]) return;
    if (event.key === "Enter" && !event.target.matches(".row")) return;
    if (event.key.length === 1) event.preventDefault();
    keys[event.key]();
  });

  /* A wide table scrolls within itself: bring it up as soon as somebody scrolls in it. */
  document.addEventListener("scroll", (event) => {
    const box = event.target;
    if (box.matches?.(".table-box") && box.scrollTop > 0 && box.getBoundingClientRect().top > 8) box.scrollIntoView({ block: "start" });
  }, true);

  prepare(document);
})();

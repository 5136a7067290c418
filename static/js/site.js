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

  /* Browsers give pages without HTTPS no clipboard: then the texts are there to be selected. */
  const helpful = navigator.clipboard ? "[data-copy][hidden], [data-keys][hidden]" : "[data-keys][hidden]";
  const reveal = (root) => all(helpful, root).forEach((button) => (button.hidden = false));
  const prepare = (root) => { localTimes(root); reveal(root); };

  /* The panel of columns stays open, and the keyboard where it was, while one works in it. */
  const stayIn = (panel, id) => {
    panel.closest("details").open = true;
    (one(`#${id}`, panel) ?? one("a", panel)).focus();
  };

  /* Evidence opens and closes under its row. */
  const closeEvidence = (row) => {
    const open = one(".evidence-row", row);
    if (!open) return false;
    open.remove();
    const label = one("[data-evidence]", row);
    label.setAttribute("aria-expanded", "false");
    label.focus({ preventScroll: true });
    if (!news.hidden && !typing(document)) window.htmx.trigger(document.body, "table-changed");
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
  /* A table made anew keeps open what was open. While somebody writes in the evidence it is only announced. */
  let open = [];
  const news = one("#news > p");
  const typing = (root) => all(".evidence :is(input:not([type='hidden']), textarea, select)", root).some((field) => field.value || field === document.activeElement);
  const madeAnew = (event) => event.detail.requestConfig?.triggeringEvent?.type === "table-changed";
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { requestConfig, target } = event.detail;
    if (madeAnew(event)) {
      event.detail.shouldSwap &&= !typing(target);
      news.hidden = event.detail.shouldSwap;
      open = all(".evidence-row", target).map((panel) => panel.closest(".row").id);
    }
    if (requestConfig?.elt.id === "progress" && one(".confirm[open]", target)) event.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (madeAnew(event)) for (const id of open.splice(0)) {
      const row = one(`#${id}`);
      if (!row) continue;
      show(row, "start");
      one("[data-evidence]", row).click();
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const asked = event.detail.requestConfig?.elt;
    if (asked?.matches?.("[data-evidence]")) asked.setAttribute("aria-expanded", "true");
    if (asked?.closest?.("#columns")) stayIn(one("#columns"), asked.id);
    if (sought && (one(`#row-${sought}`) || !one("#more"))) seek(sought);
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (button?.hasAttribute("data-keys")) openSheet();
    if (button?.hasAttribute("data-close")) closeEvidence(button.closest(".row"));
    if (button?.dataset.copy) {
      await navigator.clipboard.writeText(button.dataset.copy);
      const words = button.textContent;
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = words), 1500);
    }
  });

  /* The coverage map and addresses that end in #row-… lead to rows, whether they are here, still to come or filtered out. */
  let sought = "";
  const seek = (key) => {
    const row = one(`#row-${key}`);
    sought = !row && one("#more") ? key : "";
    if (row) return show(row, "start");
    if (sought) return;
    const all = new URL(location.href);
    for (const filter of ["verdict", "kind", "q", "missing", "from"]) all.searchParams.delete(filter);
    all.hash = `row-${key}`;
    location.assign(all.search === location.search ? `/rows/${key}/` : all);
  };
  const keyOf = (square) => square.getAttribute("href").split("/").at(-2);
  document.addEventListener("click", (event) => {
    const square = event.target.closest(".map svg a");
    if (!square || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    seek(keyOf(square));
  });
  document.addEventListener("mouseover", (event) => {
    const square = event.target.closest?.(".map svg a");
    if (square) square.closest("td").title = one(`#row-${keyOf(square)} .label`)?.textContent ?? "";
  });

  /* All rows are printed, those too that were still to come: only a request that waits is done before the printing. */
  window.addEventListener("beforeprint", () => {
    const more = one("#more");
    if (!more) return;
    const request = new XMLHttpRequest();
    request.open("GET", more.dataset.rest, false);
    request.setRequestHeader("HX-Request", "true");
    request.setRequestHeader("HX-Target", "more");
    try { request.send(); } catch { return; }
    if (request.status !== 200) return;
    const table = more.closest("table");
    more.outerHTML = request.responseText;
    window.htmx.process(table);
  });

  /* A note and its words light each other up. */
  const light = (name, id, on) => all(`[data-${name}="${id}"]`).forEach((part) => part.classList.toggle("lit", on));
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => {
      const note = event.target.closest?.("[data-note]");
      const words = event.target.closest?.("[data-claim]");
      if (note) light("claim", note.dataset.note, on);
      if (words) light("note", words.dataset.claim, on);
    });
  }

  /* Keyboard. */
  const show = (element, block = "nearest") => {
    if (!element.hasAttribute("tabindex") && !element.matches("a")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block });
  };
  const step = (by) => {
    const stops = all(".row").length ? all(".row") : all("[data-stop]").filter((stop) => stop.checkVisibility());
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
    "?": () => openSheet(),
    Enter: () => { if (document.activeElement.matches(".row")) one("[data-evidence]", document.activeElement).click(); },
    Escape: () => { const row = document.activeElement.closest(".row"); if (row && closeEvidence(row)) show(row); },
  };
  for (const number of "123456789") keys[number] = () => all(".tabs a")[number - 1]?.click();
  /* On many keyboards [ and ] are typed with AltGr, which reports itself as Ctrl and Alt. */
  const modified = (event) => !event.getModifierState("AltGraph") && (event.ctrlKey || event.metaKey || event.altKey);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || modified(event) || one("dialog[open]")) return;
    if (event.target.matches("input, textarea, select") || !keys[event.key]) return;
    if (event.key === "Enter" && !event.target.matches(".row")) return;
    if (event.key.length === 1 && !single.checked) return;
    if (event.key.length === 1) event.preventDefault();
    keys[event.key]();
  });

  /* The help sheet names what works on this page. Single keys can be switched off (WCAG 2.1.4). */
  const single = one("#single-keys");
  single.checked = localStorage.getItem("single-keys") !== "off";
  single.addEventListener("change", () => localStorage.setItem("single-keys", single.checked ? "on" : "off"));
  const openSheet = () => {
    for (const key of all("#keys [data-needs]")) key.hidden = !one(key.dataset.needs);
    one("#keys").showModal();
  };

  /* A wide table scrolls within itself: bring it up as soon as somebody scrolls in it. */
  document.addEventListener("scroll", (event) => {
    const box = event.target;
    if (box.matches?.(".table-box") && box.scrollTop > 0 && box.getBoundingClientRect().top > 8) box.scrollIntoView({ block: "start" });
  }, true);

  prepare(document);
  const [, named] = location.hash.match(/^#row-(\w+)$/) ?? [];
  if (named && !one(location.hash)) seek(named);
})();

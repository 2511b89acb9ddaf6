// Keys for whoever works all day without a mouse; a switch on their own page turns them off.
"use strict";

(() => {
  const KEPT = "desk-keys";
  const help = document.getElementById("keys-help");
  const turn = document.getElementById("keys");
  const fields = "input, textarea, select, [contenteditable]";
  const lines = ".case h3 a, .bookings .what a";

  function on() {
    try {
      return localStorage.getItem(KEPT) !== "off";
    } catch {
      return true; // a browser that keeps nothing has them on
    }
  }

  function keep(to) {
    try {
      localStorage.setItem(KEPT, to ? "on" : "off");
    } catch {
      // then it is asked again on the next page
    }
  }

  function step(by) {
    const all = [...document.querySelectorAll(lines)];
    const here = all.findIndex((each) => each.closest("li").contains(document.activeElement));
    all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by]?.focus();
  }

  function claim() {
    const row = document.activeElement.closest("li.case");
    (row ? row.querySelector("[id^=claim-]") : document.querySelector("#claim"))?.click();
  }

  const acts = {
    "?": () => help.click(),
    "/": () => document.querySelector("[role=search] input:not([type=hidden])")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    c: claim,
    n: () => document.querySelector("#line, #note-words")?.focus(),
    l: () => document.querySelector(".tabs a")?.click(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !on()) return;
    if (event.target.closest?.(fields) || !Object.hasOwn(acts, event.key)) return;
    event.preventDefault(); // the field that gets the focus must not get the key
    acts[event.key]();
  });

  if (!turn) return;
  turn.hidden = false;
  turn.setAttribute("aria-checked", String(on()));
  turn.addEventListener("click", () => {
    keep(!on());
    turn.setAttribute("aria-checked", String(on()));
  });
})();

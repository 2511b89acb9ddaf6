// Asks before a page is left on which something typed would be lost.
"use strict";

let sent = null; // the form that takes its own words along
let dials = false;

function lost() {
  return [...document.querySelectorAll("textarea:not([hidden])")].some(
    (field) => field.form !== sent && field.value.trim(),
  );
}

window.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) sent = event.target;
});

// A number that is dialled leaves no page, though browsers may say so.
window.addEventListener("click", (event) => {
  dials = Boolean(event.target.closest?.('a[href^="tel:"]'));
});

window.addEventListener("beforeunload", (event) => {
  if (!dials && lost()) event.preventDefault();
  sent = null; // who stays is asked again
});

document.querySelector("form[data-at-once]")?.requestSubmit();

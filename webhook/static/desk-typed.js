// Asks before a page is left on which something typed would be lost.
"use strict";

const LEAVING = 15_000; // milliseconds, after which somebody who sent a form did not leave with it
let sent = null; // the form that takes its own words along
let leaving = 0;
let dials = false;

function lost() {
  return [...document.querySelectorAll("textarea:not([hidden])")].some(
    (field) => field.form !== sent && field.value.trim(),
  );
}

window.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  sent = event.target;
  clearTimeout(leaving);
  leaving = setTimeout(() => (sent = null), LEAVING);
});

// While a form is on its way no other answer leads elsewhere: the page would go there in its place.
document.addEventListener("htmx:before:response", (event) => {
  if (sent) event.preventDefault();
});

// A number that is dialled leaves no page, though browsers may say so.
window.addEventListener("click", (event) => {
  dials = Boolean(event.target.closest?.('a[href^="tel:"]'));
});

window.addEventListener("beforeunload", (event) => {
  if (dials || !lost()) return;
  event.preventDefault();
  sent = null; // who stays is asked again
});

document.querySelector("form[data-at-once]")?.requestSubmit();

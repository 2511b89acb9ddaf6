// Opens the chat beside the page; without this script every link leads to the chat's own page.
"use strict";

const panel = document.getElementById("panel");
const frame = panel.querySelector("iframe");
const launch = document.getElementById("launch");
let opener = launch;

function open(link) {
  opener = link;
  // A conversation begins with the first opening and goes on with the next; a question is new.
  if (!frame.src || new URL(link.href).searchParams.has("question")) frame.src = link.href;
  panel.show();
  launch.hidden = true;
  frame.contentDocument?.getElementById("text")?.focus();
}

function close() {
  panel.close();
  launch.hidden = false;
  opener.focus();
}

for (const link of document.querySelectorAll("[data-chat]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // wanted in a tab of its own
    event.preventDefault();
    open(link);
  });
}

document.getElementById("close").addEventListener("click", close);

function onEscape(event) {
  if (event.key === "Escape" && panel.open) close();
}

document.addEventListener("keydown", onEscape);

frame.addEventListener("load", () => {
  // The chat is of our own origin; keys pressed in it stay in it.
  frame.contentDocument.addEventListener("keydown", onEscape);
  if (panel.open) frame.contentDocument.getElementById("text")?.focus();
});

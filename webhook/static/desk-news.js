// The one stream of a page: it says that there is news, and the page asks for its part. Who waits for
// the clerk stands in the title and the icon of the tab, whatever page it is.
"use strict";

const calls = document.getElementById("calls");
const icon = document.getElementById("icon");
const part = document.querySelector("[data-part]");
const staying = document.getElementById("staying");
const writes = document.querySelector("#writes span");
const line = document.getElementById("line");

const TITLE = document.title;
const ICON = icon.href;
const AGES = JSON.parse(calls.dataset.ages);
const MINUTE = 60_000; // milliseconds, as all times here
const FIRST_SIGN = 8000; // a stream says something at once, unless something between holds it back
const AGAIN = 5000;
const LONGEST = 5 * MINUTE; // between two tries, where there is no stream at all
const HOUR = 60 * MINUTE; // what is due today turns with the time, and nobody says so
const SHOWN = 8000; // who writes is seen to every few seconds
const TOLD = 4000;

// The desk's clock, which may be another one than the browser's.
const SKEW = Date.now() - new Date(calls.dataset.now);

let stream = null;
let quiet = 0;
let pause = AGAIN;
// A list in which something happens all the time is asked for every few seconds only.
const REST = Number(part?.dataset.part ?? 0);

let asked = 0;
let later = 0;
let stale = false;
let once = false;

// --- who waits

function show(found) {
  const lines = found.map(([key, words]) => {
    const each = document.createElement("li");
    each.dataset.case = key;
    each.textContent = words;
    return each;
  });
  calls.replaceChildren(...lines);
  document.title = lines.length ? `(${lines.length}) ${TITLE}` : TITLE;
  const shown = lines.length ? icon.dataset.alert : ICON;
  if (icon.href !== new URL(shown, location.href).href) icon.href = shown;
  document.dispatchEvent(new CustomEvent("desk:calls"));
}

// --- what is shown; a tab that nobody sees asks for nothing

function ask() {
  if (!part) return;
  stale = document.hidden;
  if (stale) return;
  const rest = asked + REST - Date.now();
  clearTimeout(later);
  if (rest > 0) {
    later = setTimeout(ask, rest);
    return;
  }
  asked = Date.now();
  htmx.trigger(part, "news");
}

document.addEventListener("visibilitychange", () => {
  if (stale && !document.hidden) ask();
});

// A part that did not come is asked for again.
document.addEventListener("htmx:error", (event) => {
  if (event.detail?.ctx?.sourceElement === part) setTimeout(ask, AGAIN);
});

setInterval(ask, HOUR);

// --- how long ago

function age(since) {
  const minutes = Math.max(0, Math.floor((Date.now() - SKEW - new Date(since)) / MINUTE));
  const days = Math.floor(minutes / (24 * 60));
  if (minutes < 1) return AGES.now;
  if (minutes < 60) return AGES.minutes.replace("{n}", minutes);
  if (days < 1) return AGES.hours.replace("{n}", Math.floor(minutes / 60));
  return days === 1 ? AGES.day : AGES.days.replace("{n}", days);
}

setInterval(() => {
  for (const each of document.querySelectorAll("time.age")) each.textContent = age(each.dateTime);
}, MINUTE);

// --- who writes

let writing = 0;

function written(yes) {
  if (!writes) return;
  clearTimeout(writing);
  writes.hidden = !yes;
  if (yes) writing = setTimeout(() => written(false), SHOWN);
}

let told = 0;

// That the clerk writes, and not a letter of what.
line?.addEventListener("input", () => {
  if (!line.value.trim() || Date.now() - told < TOLD) return;
  told = Date.now();
  const token = line.form.elements.csrf_token.value;
  fetch(line.dataset.writing, { method: "POST", body: new URLSearchParams({ csrf_token: token }) }).catch(() => {});
});

// --- the stream

// Signed out: the page leads to signing in, unless that would lose what is typed (desk-typed.js); who
// sends that signs in on the way, and keeps it.
function signedOut() {
  if (!lost()) htmx.trigger(staying, "news");
}

const heard = {
  calls: (data) => show(JSON.parse(data)),
  changed: ask,
  writes: (data) => written(data === "yes"),
  session: () => htmx.trigger(staying, "news"),
  out: signedOut,
};

function listen() {
  const address = new URL(calls.dataset.news, location.href);
  if (once) address.searchParams.set("once", "1");
  stream = new EventSource(address);
  quiet = setTimeout(() => {
    once = true;
    stream.close();
    listen();
  }, FIRST_SIGN);
  for (const [name, act] of Object.entries(heard)) {
    stream.addEventListener(name, ({ data, lastEventId }) => {
      clearTimeout(quiet);
      pause = AGAIN;
      if (lastEventId) remember(lastEventId);
      act(data);
    });
  }
  stream.onerror = () => {
    if (stream.readyState !== EventSource.CLOSED) return; // it comes back by itself
    clearTimeout(quiet);
    signedOut();
    setTimeout(listen, pause);
    pause = Math.min(2 * pause, LONGEST);
  };
}

// For a stream that begins anew, from where the last one was.
function remember(mark) {
  const address = new URL(calls.dataset.news, location.href);
  address.searchParams.set("seen", mark);
  calls.dataset.news = address.href;
}

// A page that comes back from the browser's own memory has heard nothing meanwhile.
window.addEventListener("pagehide", () => {
  clearTimeout(quiet);
  stream.close();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) listen();
});

listen();

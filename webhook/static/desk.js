// The list calls out what is new and dangerous, urgent or the clerk's own: two tones and a sentence.
// While the mouse is on it, it waits with everything else.
"use strict";

const queue = document.getElementById("queue");
const spoken = document.getElementById("alarm");
const sound = document.getElementById("sound");
const hint = document.getElementById("sound-hint");

const held = document.getElementById("held");

const TONES = [880, 660]; // hertz
const LENGTH = 0.18; // seconds
const LOUD = 0.2; // of 1
const KEPT = 500;
// Of this tab only: another tab may be one whose sound the browser does not allow yet.
const RUNG = "desk-rung";
const SOUND = "desk-sound";

let audio = null;

// --- what is kept; a browser may refuse to keep anything

function kept(store, name) {
  try {
    return window[store].getItem(name);
  } catch {
    return null;
  }
}

function keep(store, name, value) {
  try {
    window[store].setItem(name, value);
  } catch {
    // then it holds until the page is left
  }
}

const rung = new Set((kept("sessionStorage", RUNG) ?? "").split(" "));

// --- sound

function on() {
  return sound.getAttribute("aria-checked") === "true";
}

function tone(hertz, start) {
  const from = audio.createOscillator();
  const volume = audio.createGain();
  from.frequency.value = hertz;
  volume.gain.setValueAtTime(LOUD, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH); // a hard end would click
  from.connect(volume).connect(audio.destination);
  from.start(start);
  from.stop(start + LENGTH);
}

function ring() {
  if (!audio || !on()) return;
  TONES.forEach((hertz, number) => tone(hertz, audio.currentTime + number * LENGTH));
}

// Browsers play nothing on a page that nobody has touched, and complain of the attempt.
function allow() {
  if (!navigator.userActivation?.hasBeenActive) return; // Escape counts for nothing
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume();
  hint.hidden = true;
}

function turn(to) {
  sound.setAttribute("aria-checked", String(to));
  hint.hidden = !to || Boolean(audio);
}

sound.addEventListener("click", () => {
  turn(!on());
  keep("localStorage", SOUND, on() ? "on" : "off");
  ring(); // so that one hears what it will be
});

for (const touch of ["click", "keydown"]) document.addEventListener(touch, allow, true);

// --- what waits

function look() {
  const waiting = [...document.querySelectorAll("#calls [data-case]")];
  const fresh = waiting.filter((each) => !rung.has(each.dataset.case));
  if (!fresh.length) return;
  for (const each of fresh) rung.add(each.dataset.case);
  keep("sessionStorage", RUNG, [...rung].slice(-KEPT).join(" "));
  spoken.textContent = fresh.map((each) => each.textContent).join(" ");
  ring();
}

// --- a list that never moves under the pointer

let over = false;

// What a reader would see of it, without how long ago it was.
function seen(root) {
  const list = root.querySelector(".cases, .empty")?.cloneNode(true);
  for (const each of list?.querySelectorAll("time, input") ?? []) each.remove();
  return list?.textContent.replace(/\s+/g, " ");
}

function release() {
  held.hidden = true;
  htmx.trigger(queue, "news");
}

queue.addEventListener("pointerover", (event) => {
  over = event.pointerType === "mouse" && Boolean(event.target.closest(".cases"));
});
// On the way to the button it still waits, or the button would go before it is pressed.
function leave(event) {
  if (event.relatedTarget?.closest("#held, #queue")) return;
  over = false;
  if (!held.hidden) release();
}

queue.addEventListener("pointerleave", leave);
held.addEventListener("pointerleave", leave);
held.querySelector("button").addEventListener("click", () => {
  over = false;
  release();
});

document.addEventListener("htmx:before:swap", (event) => {
  if (!over || event.detail.ctx.sourceElement !== queue) return;
  event.preventDefault();
  const fresh = new DOMParser().parseFromString(event.detail.ctx.text, "text/html");
  held.hidden = seen(fresh) === seen(queue);
});

sound.hidden = false;
turn(kept("localStorage", SOUND) !== "off");
document.addEventListener("desk:calls", look);

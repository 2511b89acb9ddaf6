// The page of the test telephone: its fields, its keys, and the log of what was said.

import { Call } from "./call.js";
import { Mouth, canHear, listen } from "./speech.js";

const at = (id) => document.getElementById(id);
const words = JSON.parse(at("words").textContent);
const { signing, places } = JSON.parse(at("places").textContent);
const mouth = new Mouth();
let call = null;

const STATES = {
  waits: words.waits, gather: words.listens, dial: words.rings, bridged: words.bridged, over: words.over,
};

const view = {
  said({ who, text, keys, language }) {
    const line = document.createElement("p");
    const name = document.createElement("strong");
    const spoken = document.createElement("span");
    name.textContent = words[`who_${who}`];
    spoken.textContent = keys ? words.pressed.replace("{keys}", keys) : text;
    if (language) spoken.lang = language;
    line.className = `line ${who}`;
    line.append(name, " ", spoken);
    at("log").append(line);
    at("log").scrollTop = at("log").scrollHeight;
  },

  state(then, digits = "") {
    const { kind } = then;
    at("state").textContent = `${STATES[kind].replace("{number}", then.number ?? "")} ${digits}`.trim();
    const live = kind !== "over", asked = kind === "gather";
    at("talk").disabled = !asked;
    at("say-fields").hidden = asked && !then.speech;
    at("speak").hidden = !canHear || !asked || !then.speech;
    at("ringing").hidden = kind !== "dial";
    at("bridged").hidden = kind !== "bridged" && !call?.colleague;
    at("hang-up").hidden = !live;
    at("again").hidden = live;
    at("voiceless").hidden = !asked || !at("aloud").checked || mouth.speaks(then.language);
  },

  trouble(message) {
    at("trouble").textContent = words.trouble.replace("{message}", message);
    at("trouble").hidden = false;
  },
};

const silentMouth = { say: async () => true, hush() {} };
const reader = {
  say: (lines) => (at("aloud").checked ? mouth : silentMouth).say(lines),
  hush: () => mouth.hush(),
};

function ownTime() {
  const { value } = at("at");
  return value && new Date(value).toISOString();
}

function begin(event) {
  event.preventDefault();
  at("log").replaceChildren();
  at("trouble").hidden = true;
  at("dial").hidden = true;
  at("call").hidden = false;
  const place = places[at("municipality").value];
  const from = at("withheld").checked ? "anonymous" : at("number").value.replace(/[^+\d]/g, "");
  call = new Call(view, reader, { signing, to: place.number, from, at: ownTime() });
  call.silence = at("silence").checked;
  call.dial();
  at("words-said").focus();
}

function say(event) {
  event.preventDefault();
  const field = at("words-said");
  const said = field.value.trim();
  field.value = "";
  field.focus();
  if (/^[\d*#]+$/.test(said)) [...said].forEach((key) => call.press(key));
  else if (said) call.say(said);
  else call.silent();
}

async function speak() {
  mouth.hush();
  at("speak").setAttribute("aria-pressed", "true");
  const { words: heard, confidence } = await listen(call.then.language);
  at("speak").setAttribute("aria-pressed", "false");
  if (heard) call.say(heard, confidence);
}

function backToDialling() {
  at("call").hidden = true;
  at("dial").hidden = false;
  at("start").focus();
}

function example() {
  at("number").value = places[at("municipality").value].example;
}

function keyboard(event) {
  const typing = event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey;
  if (!typing && call && /^[\d*#]$/.test(event.key)) call.press(event.key);
}

function on(id, name, act) {
  at(id).addEventListener(name, act);
}

on("dial", "submit", begin);
on("say", "submit", say);
on("speak", "click", speak);
on("silent", "click", () => call.silent());
on("hang-up", "click", () => call.hangUp());
on("again", "click", backToDialling);
on("municipality", "change", example);
on("aloud", "change", () => mouth.hush());
on("silence", "change", () => { if (call) call.silence = at("silence").checked; });
on("pick-up", "click", () => call.pickUp());
for (const status of ["busy", "no-answer", "failed"]) on(status, "click", () => call.notAnswered(status));
on("colleague-ends", "click", () => call.hangUpColleague());
at("keys").addEventListener("click", ({ target }) => {
  const key = target.closest("button")?.dataset.key;
  if (key) call.press(key);
});
document.addEventListener("keydown", keyboard);
example();

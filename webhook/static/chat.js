// The chat page: plain DOM, text only (never HTML from a message), one request a message.
"use strict";

const words = JSON.parse(document.getElementById("words").textContent);
const talk = document.getElementById("talk");
const log = document.getElementById("log");
const state = document.getElementById("state");
const trouble = document.getElementById("trouble");
const choices = document.getElementById("choices");
const form = document.getElementById("say");
const field = document.getElementById("text");

const KEY = `intake-chat:${words.municipality}:${words.language}`;
const PATIENCE = 40_000; // milliseconds: longer than the gateway takes when all goes wrong
const MOMENT = 700; // milliseconds: a screen reader hears of waiting only when it takes longer
const ENDED = [401, 404]; // over, or forgotten after its retention

let conversation = null;
let seen = 0;
let busy = false;
let started = null; // settled when the conversation is there, or could not be opened

// --- what is on the page

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function button(text, act) {
  const made = element("button", "", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function inItsLanguage(made, language) {
  if (language !== words.language) {
    made.lang = language;
    made.dir = "auto"; // Arabic is read from the right
  }
  return made;
}

// What was taken out of a citizen's words is named in the language of the page.
function unmasked(text) {
  return text.replace(/\[(\w+)\]/g, (all, kind) => (words.masked[kind] ? `[${words.masked[kind]}]` : all));
}

function head(message) {
  const made = element("p", "who", { bot: words.bot, citizen: words.you, staff: words.staff }[message.from]);
  if (message.from === "bot") made.append(" ", element("span", "badge", words.badge));
  const at = new Date(message.at);
  const time = element("time", "", at.toLocaleTimeString(words.language, { hour: "2-digit", minute: "2-digit" }));
  time.dateTime = message.at;
  made.append(" ", time);
  return made;
}

function show(message) {
  seen = message.seq;
  const before = log.lastElementChild?.dataset.from;
  const made = element("div", `message ${message.from}${before === message.from ? " more" : ""}`);
  made.dataset.from = message.from;
  const text = message.from === "citizen" ? unmasked(message.text) : message.text;
  made.append(head(message), inItsLanguage(element("p", "text", text), message.language));
  if (message.calls.length) made.append(numbers(message));
  log.append(made);
  offer(message);
  return made;
}

// Numbers stay with their message, pressable: somebody may want one only later.
function numbers(message) {
  const list = element("ul", "calls");
  list.setAttribute("role", "list"); // Safari forgets it where no bullet is shown
  list.setAttribute("aria-label", words.calls);
  for (const { title, tel } of message.calls) {
    const link = inItsLanguage(element("a", "", title), message.language);
    link.href = `tel:${tel}`;
    list.appendChild(element("li")).append(link);
  }
  return list;
}

// An answer may come in several messages: its choices gather until the citizen speaks again.
function offer(message) {
  if (message.from !== "bot") choices.replaceChildren();
  for (const { id, title } of message.buttons) {
    const made = button(title, () => {
      rest();
      send({ button: id });
    });
    choices.append(inItsLanguage(made, message.language));
  }
  choices.hidden = !choices.hasChildNodes();
}

// On a telephone the field would open the keyboard over the answer.
function rest() {
  const touched = matchMedia("(hover: none) and (pointer: coarse)").matches;
  (touched ? talk : field).focus({ preventScroll: true });
}

function showAll(messages) {
  const shown = messages.map(show);
  if (!shown.length) return;
  toTheEnd();
  // A long answer is read from its beginning.
  const first = shown.find((made) => !made.classList.contains("citizen")) ?? shown[0];
  const top = Math.max(0, talk.getBoundingClientRect().top);
  if (first.getBoundingClientRect().top < top) first.scrollIntoView({ block: "start" });
}

function toTheEnd() {
  [...talk.querySelectorAll(".message, #choices:not([hidden]), #trouble")].at(-1).scrollIntoView({ block: "end" });
}

function tell(text, label, act) {
  trouble.replaceChildren(element("p", "", text));
  if (label) trouble.append(button(label, act));
  toTheEnd();
}

// --- the conversation, kept while the tab is open

function store() {
  try {
    return window.sessionStorage;
  } catch {
    return null; // forbidden by the browser: then a reload begins anew
  }
}

function keep(opened) {
  conversation = opened;
  store()?.setItem(KEY, JSON.stringify(opened));
}

function forget() {
  conversation = null;
  seen = 0;
  store()?.removeItem(KEY);
}

// Not randomUUID: that exists on https and localhost only.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function call(method, path, body) {
  const headers = { "Content-Type": "application/json" };
  if (conversation) headers.Authorization = `Bearer ${conversation.token}`;
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(path, { method, headers, signal, body: body && JSON.stringify(body) });
  if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
  return answer.json();
}

async function open() {
  const { municipality, language } = words;
  const opened = await call("POST", "/api/chat", { municipality, language });
  keep({ id: opened.conversation, token: opened.token });
  opened.messages.forEach(show); // without scrolling: what happens to one's data is read first
}

async function refresh() {
  const { messages } = await call("GET", `/api/chat/${conversation.id}/messages?after=${seen}`);
  showAll(messages);
}

async function begin() {
  const kept = store()?.getItem(KEY);
  if (!kept) return open();
  conversation = JSON.parse(kept);
  try {
    await refresh();
  } catch (error) {
    if (!ENDED.includes(error.status)) throw error;
    forget();
    await open();
  }
}

function start() {
  trouble.replaceChildren();
  started = begin().catch(() => tell(words.no_start, words.retry, start));
}

// --- saying something

async function send(said, id = newId()) {
  await started; // who types at once is quicker than the greeting
  if (busy || !conversation) return;
  busy = true;
  choices.hidden = true;
  trouble.replaceChildren();
  const waiting = setTimeout(() => { state.textContent = words.waiting; }, MOMENT);
  const refused = await say(said, id);
  clearTimeout(waiting);
  state.textContent = "";
  choices.hidden = !choices.hasChildNodes();
  busy = false;
  if (refused) apologise(refused.status, said, id);
}

async function say(said, id) {
  try {
    await call("POST", `/api/chat/${conversation.id}/messages`, { id, ...said });
    await refresh();
  } catch (error) {
    return error;
  }
  if (field.value.trim() === said.text) field.value = "";
  return null;
}

function apologise(status, said, id) {
  if (ENDED.includes(status)) tell(words.ended, words.again, () => again(said));
  else if (status === 422) tell(words.gone);
  // Under the same id: if the first try did arrive after all, it stays one message.
  else tell(words.failed, words.retry, () => { rest(); send(said, id); });
}

async function again(said) {
  rest();
  forget();
  log.replaceChildren();
  choices.replaceChildren();
  trouble.replaceChildren();
  try {
    await open();
  } catch {
    return tell(words.no_start, words.retry, () => again(said));
  }
  if (said.text) await send(said);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  field.focus();
  if (text) send({ text });
});

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

start();

// The chat page: plain DOM, text only (never HTML from a message), one request a message.
"use strict";

const chat = document.getElementById("chat");
const log = document.getElementById("log");
const state = document.getElementById("state");
const trouble = document.getElementById("trouble");
const choices = document.getElementById("choices");
const form = document.getElementById("say");
const field = document.getElementById("text");
const words = chat.dataset;
const key = `intake-chat:${words.municipality}:${words.language}`;

let conversation = null;
let seen = 0;
let busy = false;

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function show(message) {
  if (message.seq <= seen) return;
  seen = message.seq;
  const item = element("li", `message ${message.from}`);
  if (message.language !== words.language) item.lang = message.language;
  const who = { bot: words.bot, citizen: words.you, staff: words.staff }[message.from];
  const head = element("p", "who", who);
  if (message.from === "bot") head.append(element("span", "badge", words.badge));
  const time = new Date(message.at);
  const stamp = element("time", "", time.toLocaleTimeString(words.language, { hour: "2-digit", minute: "2-digit" }));
  stamp.dateTime = message.at;
  head.append(stamp);
  item.append(head, element("p", "text", message.text));
  log.append(item);
  log.scrollTop = log.scrollHeight;
  if (message.from === "bot") offer(message.buttons);
}

function offer(buttons) {
  choices.replaceChildren(
    ...buttons.map((button) => {
      const made = element("button", "choice", button.title);
      made.type = "button";
      made.addEventListener("click", () => {
        field.focus();
        send({ button: button.id });
      });
      return made;
    }),
  );
}

async function call(method, path, body) {
  const headers = { "Content-Type": "application/json" };
  if (conversation) headers.Authorization = `Bearer ${conversation.token}`;
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
  return answer.json();
}

async function open() {
  const opened = await call("POST", "/api/chat", {
    municipality: words.municipality,
    language: words.language,
  });
  conversation = { id: opened.conversation, token: opened.token };
  sessionStorage.setItem(key, JSON.stringify(conversation));
  opened.messages.forEach(show);
}

async function begin() {
  const kept = sessionStorage.getItem(key);
  if (!kept) return open();
  conversation = JSON.parse(kept);
  try {
    await refresh();
  } catch (error) {
    // Ended, or forgotten after its retention: a new one begins.
    if (![401, 404].includes(error.status)) throw error;
    sessionStorage.removeItem(key);
    conversation = null;
    await open();
  }
}

async function refresh() {
  const { messages } = await call("GET", `/api/chat/${conversation.id}/messages?after=${seen}`);
  messages.forEach(show);
}

async function send(said, id = crypto.randomUUID()) {
  if (busy || !conversation) return;
  busy = true;
  trouble.replaceChildren();
  choices.replaceChildren();
  // A screen reader hears that something goes on only when it takes a moment.
  const waiting = setTimeout(() => { state.textContent = words.waiting; }, 700);
  try {
    await call("POST", `/api/chat/${conversation.id}/messages`, { id, ...said });
    if (said.text) field.value = "";
    await refresh();
  } catch (error) {
    apologise(error, said, id);
  } finally {
    clearTimeout(waiting);
    state.textContent = "";
    busy = false;
  }
}

function apologise(error, said, id) {
  trouble.append(element("p", "", error.status === 404 ? words.ended : words.failed));
  const retry = element("button", "", words.retry);
  retry.type = "button";
  // The same id: if the first try did arrive after all, it stays one message.
  retry.addEventListener("click", () => send(said, id));
  trouble.append(retry);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (text) send({ text });
});

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

begin().catch(() => {
  trouble.append(element("p", "", words.failed));
  const retry = element("button", "", words.retry);
  retry.type = "button";
  retry.addEventListener("click", () => location.reload());
  trouble.append(retry);
});

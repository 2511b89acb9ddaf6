// What the window is made of: plain DOM, text only (never HTML from a message).

function element(name, given = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...inside.filter(Boolean));
  return made;
}

function button(text, act, given = {}) {
  return element("button", { type: "button", click: act, ...given }, text);
}

function outside(href, text) {
  return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
}

// What the gateway found in a text becomes links: numbers, e-mail, sites, addresses.
function linked(text, links) {
  const made = [];
  for (const { title, href } of links) {
    const start = text.indexOf(title);
    made.push(text.slice(0, start), href.startsWith("http") ? outside(href, title) : element("a", { href }, title));
    text = text.slice(start + title.length);
  }
  return [...made, text];
}

// Gives the visitor a file that was made here: nothing is asked of any server.
function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// Not randomUUID: that exists on https and localhost only.
function newId() {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}

const sleep = (time) => new Promise((done) => { setTimeout(done, time); });

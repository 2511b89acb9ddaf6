// The custom element: before it is opened a button, which asks for nothing and keeps nothing.

const NAME = "intake-chat";
const SMALL = "(max-width: 30em), (max-height: 30em)";
const here = document.currentScript;
const BASE = new URL(".", here.src).href;

class IntakeChat extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    this.base = this.getAttribute("base") ?? BASE;
    this.page = this.hasAttribute("page");
    this.first = FIRST[this.getAttribute("language")] ?? Object.values(FIRST)[0];
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [style()];
    if (IntakeChat.only?.isConnected) this.refuse();
    else this.settleIn();
  }

  refuse() {
    this.shadowRoot.append(element("section", { class: "refused", "aria-label": this.first.launch }, this.first.twice));
  }

  settleIn() {
    IntakeChat.only = this;
    this.lay("--intake-colour", this.getAttribute("colour"));
    this.lay("--intake-on-colour", this.getAttribute("text-colour"));
    if (this.page) return this.startPage();
    this.launcher = button(this.getAttribute("label") ?? this.first.launch, () => this.open(), { id: "launch", "aria-expanded": "false" });
    this.panel = element("dialog", { id: "panel", "aria-label": this.first.title, keydown: (event) => { if (event.key === "Escape") this.close(event); } });
    this.panel.addEventListener("cancel", (event) => this.close(event));
    this.shadowRoot.append(element("section", { "aria-label": this.first.title }, this.launcher), this.panel);
    this.small = matchMedia(SMALL);
    this.small.addEventListener("change", () => { if (this.panel.open) { this.panel.close(); this.raise(); } });
    // A link of the page may open the chat, with a question that waits in the field until it is sent.
    document.addEventListener("click", (event) => this.onLink(event));
  }

  async startPage() {
    this.panel = element("div", { id: "panel" });
    this.shadowRoot.append(this.panel);
    this.window = new ChatWindow(this, JSON.parse(this.querySelector("script").textContent));
    this.clothe(this.window.words);
  }

  // Colours and type of the municipality; what the page itself has set under these names stays.
  clothe({ tokens, language, title }) {
    for (const [name, value] of Object.entries(tokens)) this.lay(`--${name}`, value);
    this.panel.lang = language;
    if (!this.page) {
      this.panel.ariaLabel = title;
      return;
    }
    document.documentElement.lang = language;
    document.title = title;
  }

  lay(name, value) {
    if (value) this.style.setProperty(name, value);
  }

  async fetchWords(language) {
    const address = `${this.base}widget/${this.getAttribute("municipality")}/${language}.json`;
    const answer = await fetch(address, { credentials: "omit" });
    if (!answer.ok) throw new Error("refused");
    const words = await answer.json();
    this.clothe(words);
    return words;
  }

  onLink(event) {
    const wanted = event.target.closest?.("[data-intake-chat]");
    if (!wanted || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.open(wanted, wanted.dataset.intakeChat);
  }

  async open(opener = this.launcher, question = "") {
    this.opener = opener;
    this.news = 0;
    this.label();
    this.raise();
    if (question) this.setAttribute("question", question);
    if (!this.window) await this.load();
    else if (question) this.window.field.value = question;
    this.window?.field.focus();
  }

  raise() {
    // Full-screen, nothing behind it can be reached; beside the page, everything can.
    if (this.small.matches) this.panel.showModal();
    else this.panel.show();
    this.launcher.setAttribute("aria-expanded", "true");
    this.launcher.hidden = true;
  }

  async load() {
    this.show(element("p", { class: "loading", role: "status" }, this.first.loading), this.closing());
    try {
      this.window = new ChatWindow(this, await this.fetchWords(this.getAttribute("language")));
    } catch {
      const telephone = this.getAttribute("telephone");
      this.show(element("p", { class: "loading", role: "alert" }, this.first.no_start, " ",
        telephone && element("a", { href: `tel:${telephone.replace(/[^\d+]/g, "")}` }, telephone)), button(this.first.retry, () => this.load()), this.closing());
    }
  }

  closing() {
    return button(this.first.close, () => this.close(), { class: "close" });
  }

  show(...inside) {
    this.panel.replaceChildren(...inside.filter(Boolean));
  }

  close(event) {
    event?.preventDefault();
    this.panel.close();
    this.launcher.hidden = false;
    this.launcher.setAttribute("aria-expanded", "false");
    this.opener.focus();
  }

  unread() {
    if (this.page || this.panel.open) return;
    this.news = (this.news ?? 0) + 1;
    this.label();
  }

  label() {
    const told = this.getAttribute("label") ?? this.first.launch;
    this.launcher.lastChild.textContent = this.news ? `${told} (${this.window.words.unread.replace("{count}", this.news)})` : told;
  }
}

function style() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  return sheet;
}

// A second copy of this script uses the element of the first.
if (!customElements.get(NAME)) customElements.define(NAME, IntakeChat);

if (here.dataset.municipality) {
  const made = document.createElement(NAME);
  for (const { name, value } of here.attributes) if (name.startsWith("data-")) made.setAttribute(name.slice(5), value);
  made.setAttribute("base", BASE);
  document.body.append(made);
}

// What a visitor sees of the window, in one language: head, talk, field.

class View {
  constructor(host, words) {
    this.host = host;
    this.words = words;
    this.told = []; // every line so far, so that another language can show them again
  }

  build() {
    const { words } = this;
    const typing = this.field?.matches(":focus");
    this.lines = new Lines(words);
    this.choices = new Choices(this.lines, (said, title) => {
      this.rest();
      this.send(said, title);
    });
    this.state = element("p", { id: "state", role: "status" });
    this.trouble = element("div", { id: "trouble", role: "alert" });
    this.question = element("div", { id: "question", role: "group", tabindex: "-1", hidden: true });
    this.talk = element("div", { id: "talk", role: "region", "aria-label": words.log, tabindex: "0" },
      this.notice(), this.lines.log, this.state, this.choices.box, this.trouble, this.question);
    this.offline = element("p", { id: "offline", role: "alert" });
    this.box = element(this.host.page ? "main" : "div", { id: "chat" }, this.talk, this.offline, this.form());
    this.host.show(this.head(), this.box);
    // Told again: whatever the citizen said since then, nothing of before it is on offer.
    for (const message of this.told) {
      this.lines.add(message);
      this.choices.offer(message);
    }
    if (typing) this.field.focus();
    this.noteNetwork();
    this.settle();
  }

  head() {
    const { words, host } = this;
    const languages = words.others.map(({ code, name }) => button(name, () => this.speak(code), { lang: code, class: "language" }));
    return element(host.page ? "header" : "div", { class: "head" }, host.page && button(words.skip, () => this.field.focus(), { class: "skip" }), element("div", { class: "bar" },
      words.logo && element("img", { class: "logo", src: words.logo, alt: true }),
      element("div", { class: "name" }, element(host.page ? "h1" : "h2", { id: "title" }, words.name), element("p", {}, words.tagline)),
      element("div", { class: "tools" }, ...languages, this.menu(),
        !host.page && button(words.close, () => host.close(), { class: "close" }))));
  }

  menu() {
    const menu = element("details", { class: "menu" });
    const item = (text, act) => element("li", {}, button(text, () => { menu.open = false; act(); }));
    menu.append(element("summary", {}, this.words.more), element("ul", { role: "list" },
      item(this.words.save, () => save(`${this.words.municipality}.txt`, "text/plain", this.lines.transcript())),
      item(this.words.finish, () => this.finish()),
      item(this.words.erase, () => this.askToErase()),
      element("li", {}, outside(this.words.accessibility_page, this.words.accessibility))));
    return menu;
  }

  notice() {
    const { privacy, words = this.words } = this.words;
    return element("section", { id: "notice", "aria-labelledby": "privacy" }, element(this.host.page ? "h2" : "h3", { id: "privacy" }, words.privacy_title),
      element("p", {}, `${privacy.text} `, privacy.url && outside(privacy.url, words.more_privacy)));
  }

  form() {
    const { words } = this;
    this.field = element("textarea", { id: "text", name: "text", rows: "2", maxlength: "1000", enterkeyhint: "send", "aria-describedby": "keys" });
    this.field.value = this.draft ?? "";
    this.field.addEventListener("input", () => this.keepDraft());
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.say.requestSubmit();
    });
    this.say = element("form", { id: "say", autocomplete: "off", submit: (event) => { event.preventDefault(); this.submit(); } },
      element("label", { for: "text" }, words.write), this.field,
      element("button", { type: "submit" }, words.send), element("p", { id: "keys" }, words.keyboard));
    return this.say;
  }

  put(message) {
    this.told.push(message);
    if (!message.own) this.choices.offer(message);
    return this.lines.add(message);
  }

  unput(message, line) {
    this.told.splice(this.told.indexOf(message), 1);
    line.remove();
  }

  // On a telephone the field would open the keyboard over the answer.
  rest() {
    const touched = matchMedia("(hover: none) and (pointer: coarse)").matches;
    (touched ? this.talk : this.field).focus({ preventScroll: true });
  }

  // The talk rests at the open question; a long answer is read from its beginning.
  settle() {
    const lines = [...this.lines.log.children];
    const last = lines.findLastIndex((line) => line.dataset.from === "citizen");
    this.toTheEnd(last < 0);
    const first = lines[last + 1] ?? lines[last];
    const top = Math.max(0, this.talk.getBoundingClientRect().top);
    if (last >= 0 && first.getBoundingClientRect().top < top) first.scrollIntoView({ block: "start" });
  }

  // At first nothing scrolls: what happens to one's data is read before the greeting.
  toTheEnd(greeted) {
    if (greeted && !this.trouble.hasChildNodes() && this.question.hidden) return;
    [...this.talk.querySelectorAll(".message, #choices:not([hidden]), #trouble, #question:not([hidden])")].at(-1)?.scrollIntoView({ block: "end" });
  }

  // Whatever was to be said next is not: this is read first.
  complain(text, label, act) {
    this.next = null;
    this.trouble.replaceChildren();
    if (!text) return;
    this.trouble.append(element("p", {}, text), this.callUs());
    if (label) this.trouble.append(button(label, act));
    this.toTheEnd();
  }

  callUs() {
    const { telephone, call_us } = this.words;
    return element("p", {}, `${call_us} `, element("a", { href: `tel:${telephone.tel}` }, telephone.number));
  }

  // A question of the window itself: with the focus on it, so that it is heard.
  ask(text, ...acts) {
    this.question.replaceChildren(element("p", {}, text), ...acts.map(([label, act]) => button(label, act)));
    this.question.setAttribute("aria-label", text);
    this.question.hidden = false;
    this.toTheEnd();
    this.question.focus({ preventScroll: true });
  }

  unask() {
    this.question.hidden = true;
    this.question.replaceChildren();
  }

  noteNetwork() {
    this.offline.replaceChildren();
    if (!navigator.onLine) this.offline.append(this.words.offline, " ", ...this.callUs().childNodes);
  }
}

// The conversation: begun, kept, heard as it comes, said, ended and forgotten.

const MOMENT = 700; // milliseconds: a screen reader hears of waiting only when it takes longer
const HIDDEN = 60_000; // a window that nobody looks at holds no stream
const WARNING = 60_000; // before the window forgets (WCAG 2.2.1 wants twenty seconds at least)

class ChatWindow extends View {
  constructor(host, words) {
    super(host, words);
    this.connection = new Connection(host.base);
    this.memory = new Memory(words.municipality, (id) => { if (id === this.connection.key?.id) this.over(); });
    this.mine = new Map(); // lines that stand here already, in the citizen's own words, by their id
    this.draft = host.getAttribute("question") || this.memory.kept.draft;
    this.reset();
    this.build();
    window.addEventListener("online", () => this.wake());
    window.addEventListener("offline", () => this.noteNetwork());
    document.addEventListener("visibilitychange", () => this.look());
    for (const sign of ["keydown", "pointerdown"]) host.addEventListener(sign, () => this.stay());
    this.start();
  }

  reset() {
    this.seen = 0;
    this.busy = false;
    this.failed = null;
    this.told = [];
    this.mine.clear();
    this.live = false;
  }

  // --- begun and kept

  start() {
    this.complain();
    this.started = this.begin().then(() => this.listen(), () => this.complain(this.words.no_start, this.words.retry, () => this.start()));
  }

  async begin() {
    const kept = await this.memory.recall();
    if (!kept) return this.open();
    if (Date.now() - kept.at > this.words.idle * 1000) return this.anew();
    this.connection.key = { id: kept.id, token: kept.token };
    try {
      if (kept.language && kept.language !== this.words.language) await this.relabel(kept.language);
      await this.refresh();
    } catch (error) {
      if (!ENDED.includes(error.status)) throw error;
      await this.anew();
    }
  }

  async open() {
    const { municipality, language } = this.words;
    const opened = await this.connection.call("POST", "api/chat", { municipality, language });
    this.connection.key = { id: opened.conversation, token: opened.token };
    this.memory.keep({ ...this.connection.key, language });
    opened.messages.forEach((message) => this.hear(message));
  }

  anew() {
    this.forget();
    return this.open();
  }

  forget(gone) {
    this.ears?.abort();
    clearTimeout(this.leaving);
    this.memory.forget(gone);
    this.connection.key = null;
    this.reset();
    this.build();
  }

  // --- heard

  listen() {
    this.ears?.abort();
    this.ears = new AbortController();
    this.connection.unheard = 0;
    this.connection.follow(() => this.seen, (told) => "here" in told ? this.person(told.here, told.writes) : this.later(told), this.ears.signal).catch(() => this.over());
    this.stay();
  }

  hear(message) {
    if (message.seq <= this.seen) return null;
    this.seen = message.seq;
    if (this.failed && message.id === this.failed.id) this.arrived();
    const line = this.mine.get(message.id);
    if (!line) return this.put(message);
    this.mine.delete(message.id);
    this.choices.offer(message);
    this.lines.inItsLanguage(line.querySelector(".text"), message.language);
    return null;
  }

  // Whether a person answers, and writes at this moment: seen for eight seconds, and told anew after four.
  person(here, writes) {
    this.live = here;
    clearTimeout(this.written);
    if (this.busy) return;
    this.state.textContent = writes ? this.words.person_writes : "";
    if (writes) this.written = setTimeout(() => this.person(here), 8000);
  }

  later(message) {
    if (!this.hear(message)) return;
    this.settle();
    if (message.from !== "citizen") this.host.unread();
  }

  async refresh() {
    const { messages } = await this.connection.after(this.seen);
    messages.forEach((message) => this.hear(message));
    this.settle();
  }

  look() {
    clearTimeout(this.unseen);
    if (document.hidden) this.unseen = setTimeout(() => this.ears?.abort(), HIDDEN);
    else this.wake();
  }

  // After sleep, or when the network is back: what was missed is asked for.
  wake() {
    this.noteNetwork();
    if (!this.connection.key || this.say.hidden) return;
    if (this.tooLong()) this.leave();
    else this.listen();
  }

  // --- said

  submit() {
    const text = this.field.value.trim();
    this.field.focus();
    if (text) this.send({ text }, text);
  }

  keepDraft() {
    this.draft = this.field.value;
    this.memory.keep({ draft: this.draft });
    if (!this.live || !this.draft || this.telling) return;
    this.telling = true;
    this.connection.writing();
    setTimeout(() => (this.telling = false), 4000);
  }

  async send(said, shown, id = this.idOf(said)) {
    await this.started; // who types at once is quicker than the greeting
    if (!this.connection.key) return;
    if (this.busy) return (this.next = () => this.send(said, shown, id)); // an answer is read before all of it came
    this.busy = true;
    this.failed = null;
    this.complain();
    const message = { id, from: "citizen", text: shown, at: new Date().toISOString(), own: true };
    const line = shown && this.put(message);
    if (line) this.mine.set(id, line);
    else this.choices.offer(message);
    if (this.field.value.trim() === said.text) this.field.value = "";
    this.choices.show(false);
    this.toTheEnd();
    const waiting = setTimeout(() => { this.state.textContent = this.words.waiting; this.toTheEnd(); }, MOMENT);
    try {
      await this.connection.said({ id, ...said });
      await this.refresh();
    } catch (error) {
      // Where its line was heard, it had arrived: only the answer did not come this way.
      if (!line || this.mine.delete(id)) {
        if (line) this.unput(message, line);
        else this.told.forEach((each) => this.choices.offer(each));
        this.lost(error, said, shown, id);
      }
    }
    clearTimeout(waiting);
    this.state.textContent = "";
    this.choices.show(true);
    this.keepDraft();
    this.rested();
  }

  // What was said meanwhile goes now; sent, it is no longer next.
  rested() {
    this.busy = false;
    this.next?.();
  }

  // Under the same id: if the first try did arrive after all, it stays one message.
  idOf(said) {
    return this.failed && JSON.stringify(this.failed.said) === JSON.stringify(said) ? this.failed.id : newId();
  }

  lost(error, said, shown, id) {
    const { words } = this;
    if (said.text && !this.field.value) this.field.value = said.text;
    if (ENDED.includes(error.status)) this.complain(words.ended, words.again, () => this.again(said, shown));
    else if (error.status === 422) this.complain(words.gone);
    else {
      this.failed = { said, id };
      this.complain(words.failed, words.retry, () => { this.rest(); this.send(said, shown, id); });
    }
  }

  // What seemed lost had come through.
  arrived() {
    if (this.field.value.trim() === this.failed.said.text) this.field.value = "";
    this.failed = null;
    this.complain();
    this.keepDraft();
  }

  async again(said = {}, shown = "") {
    const draft = this.field.value;
    this.forget();
    this.field.value = draft;
    this.rest();
    this.start();
    await this.started;
    if (said.text) await this.send(said, shown);
  }

  // --- another language, the same conversation

  async speak(code) {
    await this.started;
    if (this.busy) return;
    this.busy = true;
    try {
      await this.relabel(code);
    } catch {
      return this.complain(this.words.failed, this.words.retry, () => this.speak(code));
    } finally {
      this.rested();
    }
    this.host.shadowRoot.querySelector(".language").focus();
    this.memory.keep({ language: code });
    await this.send({ language: code });
  }

  async relabel(code) {
    this.draft = this.field.value;
    this.words = await this.host.fetchWords(code);
    this.build();
  }
}

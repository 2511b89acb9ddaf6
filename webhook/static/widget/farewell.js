// The end of a conversation: by the citizen, by time, in another tab; and what is erased.

Object.assign(ChatWindow.prototype, {
  // It stays readable until the window is closed; whether it helped may be said, once.
  finish() {
    const { words } = this;
    const rate = (answer) => [words[`helped_${answer}`], () => {
      this.connection.call("POST", this.connection.path("satisfaction"), { answer }).catch(() => {});
      this.closed(words.thanks);
    }];
    this.quit();
    this.ask(`${words.finished} ${words.helped}`, ...["yes", "partly", "no"].map(rate), this.another());
  },

  askToErase() {
    const { words } = this;
    this.ask(words.erase_sure, [words.erase_yes, () => this.erase()], [words.erase_no, () => { this.unask(); this.rest(); }]);
  },

  async erase() {
    const { words } = this;
    await this.started;
    try {
      const { kept } = await this.connection.call("DELETE", this.connection.path(""));
      this.forget(true);
      this.quit();
      this.closed([words.erased, ...kept.map((each) => words[`kept_${each}`])].join(" "));
    } catch {
      this.unask();
      this.complain(words.erase_failed, words.retry, () => this.erase());
    }
  },

  // Over for everybody who looks at it: ended or erased in another tab, or gone on the server.
  over() {
    this.quit();
    this.closed(this.words.over);
  },

  closed(text) {
    this.ask(text, this.another());
  },

  another() {
    return [this.words.again, () => this.again()];
  },

  // Nothing of it is kept in this browser any more.
  quit() {
    this.ears?.abort();
    clearTimeout(this.leaving);
    if (this.memory.conversation) this.memory.forget(true);
    this.choices.box.replaceChildren();
    this.choices.show(false);
    this.say.hidden = true;
  },

  // --- a computer that others use, too

  stay() {
    if (!this.connection.key || this.say.hidden) return;
    this.lastSign = Date.now();
    this.memory.keep({});
    if (this.warned) this.unask();
    this.warned = false;
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.warn(), this.words.idle * 1000 - WARNING);
  },

  tooLong() {
    return Date.now() - this.lastSign >= this.words.idle * 1000;
  },

  warn() {
    if (this.tooLong()) return this.leave(); // the machine slept meanwhile
    this.warned = true;
    this.ask(this.words.still_there, [this.words.stay, () => { this.stay(); this.rest(); }]);
    this.leaving = setTimeout(() => this.leave(), WARNING);
  },

  leave() {
    this.forget();
    this.quit();
    this.closed(this.words.forgotten);
  },
});

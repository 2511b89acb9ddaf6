// What this tab keeps while it is open, from the opening of the chat on: the key to the
// conversation and the draft. Never the citizen's words, once they are sent.

const TELLING = 250; // milliseconds for another tab to answer: one at work takes less

class Memory {
  constructor(municipality, changed) {
    this.key = `intake-chat:${municipality}`;
    this.kept = this.read() ?? {};
    // Another tab of the same site hears of the conversation from this one; no disk is written.
    this.tabs = new BroadcastChannel(this.key);
    this.tabs.onmessage = ({ data }) => {
      if (data === "who") this.tell();
      else if (data.gone) changed(data.gone);
      else this.told?.(data);
    };
  }

  get conversation() {
    return this.kept.token ? this.kept : null;
  }

  tell() {
    const { id, token, language } = this.kept;
    if (token) this.tabs.postMessage({ id, token, language });
  }

  // The conversation of this tab, or of another one that has one; else null.
  async recall() {
    if (!this.conversation) {
      const told = new Promise((done) => { this.told = done; });
      this.tabs.postMessage("who");
      this.keep((await Promise.race([told, sleep(TELLING)])) ?? {});
      this.told = null;
    }
    return this.conversation;
  }

  keep(more) {
    Object.assign(this.kept, more, { at: Date.now() });
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.kept));
    } catch {
      // forbidden by the browser: then a reload begins anew
    }
  }

  // Forget the conversation; `gone` tells the other tabs that it is over for them, too.
  forget(gone = false) {
    if (gone) this.tabs.postMessage({ gone: this.kept.id });
    this.kept = {};
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // nothing was kept
    }
  }

  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key));
    } catch {
      return null;
    }
  }
}

// The way to the gateway: the token in a header, no cookie, no third party.

const PATIENCE = 40_000; // milliseconds: longer than the gateway takes when all goes wrong
const SILENCE = 40_000; // a stream that lives says so every fifteen seconds
const FIRST_SIGN = 8000; // and says so at once, unless something between holds it back
const POLL = 5000;
const ENDED = [401, 404]; // over, or forgotten after its retention

class Connection {
  constructor(base) {
    this.base = base;
    this.key = null; // id and token of the conversation
    this.unheard = 0; // streams in a row that said nothing at all
  }

  async call(method, path, body) {
    const answer = await this.ask(path, { method, signal: AbortSignal.timeout(PATIENCE), body: body && JSON.stringify(body) });
    return answer.json();
  }

  said(body) {
    return this.call("POST", this.path("messages"), body);
  }

  // That the citizen writes, and not a letter of what; whether it comes through matters little.
  writing() {
    this.call("POST", this.path("writing")).catch(() => {});
  }

  after(seen) {
    return this.call("GET", `${this.path("messages")}?after=${seen}`);
  }

  path(end) {
    return `api/chat/${this.key.id}${end ? `/${end}` : ""}`;
  }

  async ask(path, given) {
    const headers = {};
    if (given.body) headers["Content-Type"] = "application/json";
    if (this.key) headers.Authorization = `Bearer ${this.key.token}`;
    const answer = await fetch(this.base + path, { ...given, headers, credentials: "omit", cache: "no-store" });
    if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
    return answer;
  }

  // Hands on every message after `seen()` as it comes, and whether a person is `here`, until `signal`;
  // polls where no stream comes through. Throws what ends the conversation.
  async follow(seen, heard, signal) {
    let pause = 1000;
    while (!signal.aborted) {
      try {
        if (this.unheard < 2) await this.stream(seen(), heard, signal);
        else await sleep(POLL);
        (await this.after(seen())).messages.forEach(heard);
        pause = 1000;
      } catch (error) {
        if (signal.aborted) return;
        if (ENDED.includes(error.status)) throw error;
        await sleep(pause);
        pause = Math.min(pause * 2, 20_000);
      }
    }
  }

  // EventSource cannot send the token, so the stream is read by hand.
  async stream(after, heard, signal) {
    const quiet = new AbortController();
    let timer = setTimeout(() => quiet.abort(), FIRST_SIGN);
    this.unheard += 1;
    try {
      const answer = await this.ask(`${this.path("stream")}?after=${after}`, { signal: AbortSignal.any([signal, quiet.signal]) });
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        this.unheard = 0;
        clearTimeout(timer);
        timer = setTimeout(() => quiet.abort(), SILENCE);
        const events = (rest + value).split("\n\n");
        rest = events.pop();
        for (const event of events) {
          const data = /^data:(.*)$/m.exec(event);
          if (data) heard(JSON.parse(data[1]));
        }
      }
    } catch (error) {
      // Silence, or too many streams: what was missed is asked for.
      if (signal.aborted || (error.status !== 503 && !quiet.signal.aborted)) throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

// One call: follows what the gateway answers, as Twilio does, and the telephone that it dials.

import { Line, sid } from "./line.js";
import { read } from "./twiml.js";

const VOICE = "/twilio/voice";

export class Call {
  // `view` is told what happens: said, state, trouble; `mouth` reads aloud.
  constructor(view, mouth, { signing, to, from, at }) {
    Object.assign(this, { view, mouth });
    this.line = new Line(signing, at);
    this.fields = { CallSid: sid(), From: from, To: to };
    this.digits = "";
    this.silence = false; // whether saying nothing counts
  }

  dial() {
    return this.deliver(VOICE, { CallStatus: "ringing" });
  }

  say(words, confidence = 0.9) {
    this.view.said({ who: this.colleague ? "colleague" : "you", text: words });
    return this.answer({ SpeechResult: words, Confidence: confidence.toFixed(2) });
  }

  // A key counts at once where one is awaited, else with the others: at the hash or after a pause.
  press(key) {
    if (this.then?.kind !== "gather") return undefined;
    this.mouth.hush();
    clearTimeout(this.timer);
    if (key !== this.then.finish) this.digits += key;
    if (key === this.then.finish || this.digits.length >= this.then.most) return this.keyed();
    this.timer = setTimeout(() => this.keyed(), this.then.wait);
    this.view.state(this.then, this.digits);
    return undefined;
  }

  keyed() {
    const Digits = this.digits;
    if (!Digits) return this.answer({});
    this.view.said({ who: this.colleague ? "colleague" : "you", keys: Digits });
    return this.answer({ Digits });
  }

  silent() {
    return this.answer({});
  }

  answer(given) {
    if (this.then?.kind !== "gather") return undefined;
    return this.deliver(this.then.path, given);
  }

  // The other telephone is picked up, by a person or a mailbox: it hears what is whispered first.
  pickUp() {
    const { whisper, number, shows } = this.ringing;
    this.colleague = { CallSid: sid(), ParentCallSid: this.fields.CallSid, From: shows, To: number };
    return whisper ? this.deliver(whisper, {}) : this.bridge();
  }

  notAnswered(status) {
    return this.dialEnds({ DialCallStatus: status, DialBridged: "false" });
  }

  bridge() {
    this.then = { kind: "bridged" };
    this.view.state(this.then);
  }

  // Twilio says "completed" of a mailbox too: only DialBridged tells whether two people spoke.
  hangUpColleague() {
    const bridged = String(this.then.kind === "bridged");
    return this.dialEnds({ DialCallStatus: "completed", DialBridged: bridged });
  }

  dialEnds(given) {
    const { path } = this.ringing;
    this.colleague = this.ringing = null;
    return this.deliver(path, given);
  }

  async hangUp() {
    this.over();
    await this.line.send(`${VOICE}/status`, { ...this.fields, CallStatus: "completed" }).catch(this.broken);
  }

  async deliver(path, given) {
    this.waits();
    const leg = this.colleague ?? this.fields;
    try {
      const told = read(await this.line.send(path, { ...leg, CallStatus: "in-progress", ...given }));
      await this.follow(told);
    } catch (error) {
      this.broken(error);
    }
  }

  broken = (error) => {
    this.over();
    this.view.trouble(error.message);
  };

  waits() {
    clearTimeout(this.timer);
    this.mouth.hush();
    this.digits = "";
    this.then = { kind: "waits" };
    this.view.state(this.then);
  }

  async follow({ lines, then }) {
    for (const line of lines) this.view.said({ who: this.colleague ? "whisper" : "bot", ...line });
    const aloud = this.mouth.say(lines);
    if (then.kind === "gather") return this.listen(then, aloud);
    await aloud; // nothing of this can be interrupted
    if (then.kind === "redirect") return this.deliver(then.path, {});
    if (then.kind === "dial") return this.ring(then);
    if (this.colleague) return then.kind === "hangup" ? this.hangUpColleague() : this.bridge();
    return this.hangUp();
  }

  async listen(then, aloud) {
    this.then = then;
    this.view.state(then, "");
    const saidAll = await aloud;
    if (saidAll && this.silence && this.then === then && !this.digits) {
      this.timer = setTimeout(() => this.silent(), then.wait);
    }
  }

  ring(then) {
    this.ringing = this.then = then;
    this.view.state(then);
  }

  over() {
    clearTimeout(this.timer);
    this.mouth.hush();
    this.then = { kind: "over" };
    this.view.state(this.then);
  }
}

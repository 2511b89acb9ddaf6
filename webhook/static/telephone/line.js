// The telephone line: sends the webhooks of one call as Twilio does, a form signed by the gateway.

const CLOCK = "X-Intake-Now"; // a call's own time, outside production only

export class Line {
  constructor(signing, at) {
    this.signing = signing;
    this.at = at;
  }

  // Returns the TwiML that was answered; throws an Error that names the status.
  async send(path, fields) {
    const headers = { "X-Twilio-Signature": await this.sign(path, fields), ...(this.at && { [CLOCK]: this.at }) };
    const answer = await fetch(path, { method: "POST", body: new URLSearchParams(fields), headers });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.text();
  }

  async sign(path, fields) {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(this.signing, { method: "POST", body: JSON.stringify({ path, fields }), headers });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return (await answer.json()).signature;
  }
}

export function sid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `CA${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

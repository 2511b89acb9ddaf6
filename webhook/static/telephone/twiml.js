// A TwiML document as a telephone follows it: what is said, and what comes then.
// Verbs and attributes: twilio.com/docs/voice/twiml.

const SECONDS = 1000;
const USUAL_WAIT = 5; // seconds, where a Gather names none

export function read(text) {
  const response = new DOMParser().parseFromString(text, "text/xml").documentElement;
  const lines = [...response.querySelectorAll("Say")].map((say) => ({
    text: say.textContent,
    language: say.getAttribute("language") ?? "",
  }));
  return { lines, then: next(response) };
}

function next(response) {
  const first = (name) => response.querySelector(`:scope > ${name}`);
  const [gather, dial, redirect] = ["Gather", "Dial", "Redirect"].map(first);
  if (gather) return asked(gather);
  if (dial) return dialled(dial);
  if (redirect) return { kind: "redirect", path: path(redirect.textContent) };
  return { kind: first("Hangup") ? "hangup" : "end" };
}

function asked(gather) {
  const most = gather.getAttribute("numDigits");
  return {
    kind: "gather",
    path: path(gather.getAttribute("action")),
    language: gather.getAttribute("language") ?? "",
    speech: (gather.getAttribute("input") ?? "").includes("speech"),
    most: most ? Number(most) : Infinity,
    finish: gather.getAttribute("finishOnKey") ?? "#",
    wait: Number(gather.getAttribute("timeout") ?? USUAL_WAIT) * SECONDS,
  };
}

function dialled(dial) {
  const number = dial.querySelector("Number");
  const whisper = number.getAttribute("url");
  return {
    kind: "dial",
    number: number.textContent,
    shows: dial.getAttribute("callerId") ?? "",
    path: path(dial.getAttribute("action")),
    whisper: whisper && path(whisper),
  };
}

// Webhooks are named by the public address of the installation, which may be another name than the
// one in the browser: only the path counts here.
function path(address) {
  const { pathname, search } = new URL(address, location.origin);
  return pathname + search;
}

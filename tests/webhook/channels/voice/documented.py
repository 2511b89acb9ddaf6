"""What Twilio documents of the verbs of voice TwiML, and whether a document keeps to it.

Written from twilio.com/docs/voice/twiml and the classes of twilio's own library (9.13): verbs,
what may stand inside them, their attributes, and what these may hold.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

E164 = r"\+[1-9]\d{6,14}"
URL = r"https?://\S+"
WHOLE = r"[1-9]\d*"
BOOLEAN = r"true|false"
METHOD = r"GET|POST"
LANGUAGE = r"[a-z]{2,3}-[A-Z]{2}"
SPEAKS = {
    "nl-NL": {"Polly.Laura-Neural"},
    "nl-BE": {"Polly.Lisa-Neural"},
    "de-DE": {"Polly.Vicki-Neural"},
}
"""Voices by language: a voice of another language makes Say fail."""
SAY_CHARACTERS = 4096
HINTS, HINT_CHARACTERS = 500, 100
DOCUMENT_BYTES = 64 * 1024

INSIDE = {
    "Response": {"Say", "Play", "Pause", "Gather", "Dial", "Redirect", "Hangup", "Reject"},
    "Gather": {"Say", "Play", "Pause"},
    "Dial": {"Number", "Client", "Sip", "Queue", "Conference"},
}
"""Every other element holds text only."""
LAST = {"Dial", "Redirect", "Hangup", "Gather"}
"""After these nothing of ours may follow: it would be said to nobody, or after the transfer."""
ATTRIBUTES = {
    "Response": {},
    "Say": {"voice": r"\S+", "language": LANGUAGE, "loop": r"\d+"},
    "Pause": {"length": WHOLE},
    "Gather": {
        "action": URL,
        "actionOnEmptyResult": BOOLEAN,
        "bargeIn": BOOLEAN,
        "enhanced": BOOLEAN,
        "finishOnKey": r"[0-9#*]?",
        "hints": r".+",
        "input": r"dtmf|speech|dtmf speech",
        "language": LANGUAGE,
        "method": METHOD,
        "numDigits": WHOLE,
        "profanityFilter": BOOLEAN,
        "speechModel": r"\S+",
        "speechTimeout": rf"auto|{WHOLE}",
        "timeout": WHOLE,
    },
    "Dial": {
        "action": URL,
        "answerOnBridge": BOOLEAN,
        "callerId": E164,
        "hangupOnStar": BOOLEAN,
        "method": METHOD,
        "timeLimit": WHOLE,
        "timeout": WHOLE,
    },
    "Number": {"method": METHOD, "sendDigits": r"[0-9#*w]+", "url": URL},
    "Redirect": {"method": METHOD},
    "Hangup": {},
}
TEXT = {"Say": r"(?s).*\S.*", "Number": E164, "Redirect": URL}


def mistakes(document: str) -> list[str]:
    """Return what a document does that Twilio does not document; empty where all is well."""
    root = ElementTree.fromstring(document.encode())
    found = list(_element(root))
    if root.tag != "Response":
        found.append(f"the document is a {root.tag}")
    if len(document.encode()) > DOCUMENT_BYTES:
        found.append("the document is too long")
    return [*found, *_order(root)]


def _element(element: Element) -> Iterator[str]:
    known = ATTRIBUTES.get(element.tag)
    if known is None:
        yield f"no verb is called {element.tag}"
        return
    for name, value in element.attrib.items():
        if name not in known:
            yield f"{element.tag} has no attribute {name}"
        elif not re.fullmatch(known[name], value):
            yield f"{element.tag} {name}={value!r}"
    yield from _text(element)
    for child in element:
        if child.tag not in INSIDE.get(element.tag, set()):
            yield f"{child.tag} inside {element.tag}"
        yield from _element(child)


def _text(element: Element) -> Iterator[str]:
    text = element.text or ""
    if element.tag not in TEXT:
        if text.strip():
            yield f"words loose in {element.tag}"
        return
    if not re.fullmatch(TEXT[element.tag], text):
        yield f"{element.tag} says {text!r}"
    if element.tag == "Say":
        if len(text) > SAY_CHARACTERS:
            yield "Say is too long"
        if element.get("voice") not in SPEAKS.get(element.get("language", ""), set()):
            yield f"{element.get('voice')} does not speak {element.get('language')}"


def _order(root: Element) -> Iterator[str]:
    for element in list(root)[:-1]:
        if element.tag in LAST:
            yield f"something follows {element.tag}"
    for gather in root.iter("Gather"):
        hints = gather.get("hints", "").split(",")
        if len(hints) > HINTS or any(len(hint.strip()) > HINT_CHARACTERS for hint in hints):
            yield "hints are too many or too long"

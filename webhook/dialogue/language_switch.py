"""In which language a conversation goes on: the one asked for, or spoken twice in a row."""

from pathlib import Path

from intake.conversations import Conversation
from intake.municipalities import Municipality
from intake.wording import languages
from webhook.wire import Reply

WORDS_THAT_TELL = 3
TURNS_THAT_TELL = 2
SURE = 0.6


def wished(text: str, municipality: Municipality, data_dir: Path) -> str | None:
    """Return the language spoken here whose name is the whole message, else None.

    Text messages tell people to write "DEUTSCH", which to the classifier, in capitals, is a name.
    """
    bare = text.strip().strip(".!?\"'").strip().casefold()
    called = languages.load(data_dir).called
    return next((code for code in municipality.languages if bare in called.get(code, ())), None)


def reported(reply: Reply) -> str | None:
    """Return the language that the pipeline heard, where it was sure; else None."""
    for directive in reply.directives:
        if directive.get("type") == "language" and "reported" in directive:
            heard = directive["reported"]
            return heard["name"] if heard["confidence"] >= SURE else None
    return None


def chosen(reply: Reply) -> str | None:
    """Return the language that an action switched to, because the citizen asked."""
    for directive in reply.directives:
        if directive.get("type") == "language" and "switch_to" in directive:
            return str(directive["switch_to"])
    return None


def drifted(conversation: Conversation, words: str, heard: str | None) -> bool:
    """Count turns in another language; True on the second in a row that is long enough.

    A short turn ("ja", "morgen") neither counts nor breaks the row: it tells nothing.
    """
    if len(words.split()) < WORDS_THAT_TELL or heard is None:
        return False
    if heard == conversation.language:
        conversation.other_language_turns = 0
        return False
    conversation.other_language_turns += 1
    return conversation.other_language_turns >= TURNS_THAT_TELL

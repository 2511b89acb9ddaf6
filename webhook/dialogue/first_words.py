"""The first words that a citizen writes decide the language of the conversation, before Rasa."""

from dataclasses import replace

from intake.conversations import Conversation
from intake.municipalities import Municipality
from intake.recognition import written_language
from webhook.dialogue.inbound import Said, TurnInput, read
from webhook.services import Services
from webhook.wire import Command


def heard(
    services: Services,
    conversation: Conversation,
    turn: TurnInput,
    *,
    again: bool,
    name: str | None = None,
) -> Said:
    """Return what was said, as `inbound.read`; first words may change the conversation's language.

    They do where they are clearly in another one that is spoken here; where in one that is not,
    what was said is a wish for it. `name` as there. `again` where this very turn was recorded
    before. Changes `conversation` within the caller's transaction. Raises UnknownButton.
    """
    municipality, before = services.municipality(conversation), conversation.language
    first = conversation.turns == (1 if again else 0) and _is_written(conversation, turn)
    code = _written_in(services, municipality, turn.text or "", before) if first else None
    served = code in municipality.languages
    if code is not None and served:
        conversation.language, conversation.locale = code, municipality.locale(code)
    said = read(turn, conversation, municipality, services.settings.data_dir, name)
    if code is None:
        return said
    return replace(said, language_before=before) if served else _wish_for(code, said)


def language_of(services: Services, municipality: Municipality, text: str, otherwise: str) -> str:
    """Return the language spoken here that a text is clearly written in, else `otherwise`."""
    code = _written_in(services, municipality, text, otherwise)
    return code if code in municipality.languages else otherwise


def _is_written(conversation: Conversation, turn: TurnInput) -> bool:
    """What was spoken, pressed, or came with a fact of the channel is not told by its words."""
    return conversation.channel != "voice" and bool(turn.text) and turn.command is None


def _wish_for(code: str, said: Said) -> Said:
    """Send words that Rasa cannot read beside the wish for their language.

    Danger is read in them all the same, and comes first.
    """
    if not isinstance(said.send, str):
        return said
    wish = Command("switch_language", {"language": code}, words=said.send)
    return replace(said, send=wish, written_in=code)


def _written_in(
    services: Services, municipality: Municipality, text: str, spoken: str
) -> str | None:
    return written_language.other_language(text, municipality, spoken, services.settings.data_dir)

"""What the dialogue answers to a turn, in the language of the citizen."""

from dataclasses import replace
from typing import Any

from intake import contact_wishes, spoken
from intake.conversations import Conversation, denied
from intake.wording import other_languages
from webhook.dialogue import language_switch
from webhook.dialogue.greeting import if_again
from webhook.dialogue.inbound import Said
from webhook.dialogue.store_reply import IF_AGAIN, SAME_AS
from webhook.services import Services
from webhook.wire import Choice, Command, Message, Reply

RESTART_AFTER = 40
"""Turns after which Rasa starts a new session: its cost a turn grows with the session."""
MANNERS = ("voice", "sms", "chat")
"""How the dialogue can speak: aloud, in one short message, on a screen with buttons."""
ON_A_SCREEN = "chat"
"""How it speaks on every other channel."""
TASK_CLOSED = 1_000_000
"""Stands for the count of turns once a task is closed: the session after it begins with nothing."""
FORM_OVER = 2_000_000
"""Stands there once a person has answered in between, or the gateway told what a turn did of which
the dialogue may know nothing: no form that was open is carried on."""
RESTARTED, SAID, AGAIN, IN_OTHER_WORDS = range(4)
"""The steps in which one turn may ask Rasa. Turn and step name what is asked: asked a second time,
after a crash, Rasa answers as the first time and does nothing (`bot.serving.replies`)."""


def converse(services: Services, conversation: Conversation, said: Said, turn: int) -> Reply:
    """Return the answer to the citizen's turn of this number. Raises RasaError.

    What it changes stays in `conversation`, unsaved.
    """
    if said.send is None:
        return _unreadable(services, conversation)
    if conversation.rasa_session > RESTART_AFTER:
        goes_on = conversation.rasa_session < TASK_CLOSED
        metadata = {**_metadata(services, conversation, turn, RESTARTED), "goes_on": goes_on}
        if conversation.rasa_session >= FORM_OVER:
            metadata["form_over"] = True
        services.rasa.restart(conversation.id, metadata)
        conversation.rasa_session = 1
    metadata = _metadata(services, conversation, turn, SAID) | _wished(said) | _changed(said)
    metadata |= _answering(services, conversation, said)
    metadata |= _believed(conversation, said.send)
    reply = services.rasa.send(conversation.id, _with_reference(said), metadata)
    reply = _read_again(services, conversation, reply, turn)
    reply = _in_their_language(services, conversation, said, reply, turn)
    reply = _wish_confirmed(services, conversation, said, reply)
    return _disclosed_again(services, conversation, said, reply)


def _changed(said: Said) -> dict[str, str]:
    """Tell Rasa what was spoken until these words: a language named in them is another one."""
    return {"language_before": said.language_before} if said.language_before else {}


def _answering(services: Services, conversation: Conversation, said: Said) -> dict[str, bool]:
    """Tell Rasa that these words name the day or time that was asked for."""
    if conversation.expect != "date" or not isinstance(said.send, str):
        return {}
    named = spoken.understand(
        said.send,
        conversation.language,
        services.now(conversation),
        services.municipality(conversation).timezone,
        data_dir=services.settings.data_dir,
    )
    return {"answers": True} if named.kind != "none" else {}


def _disclosed_again(
    services: Services, conversation: Conversation, said: Said, reply: Reply
) -> Reply:
    """Say in the language that goes on from here, too, that this is a computer.

    The greeting, which said so, was in the other one (AI Act, article 50). In danger whom to call
    comes first.
    """
    if not said.language_before:
        return reply
    called = services.municipality(conversation).called.say(conversation.language)
    told = Message(services.prompt("disclosure", conversation, municipality=called))
    urgent = any(directive.get("urgent") for directive in reply.directives)
    messages = (*reply.messages, told) if urgent else (told, *reply.messages)
    return Reply(messages, reply.directives)


def _wished(said: Said) -> dict[str, str]:
    """Tell Rasa of a wish to be reached in some way: "nicht anrufen" is no wish for a person."""
    return {"contact_wish": said.wish.how or "no_call"} if said.wish else {}


def _wish_confirmed(
    services: Services, conversation: Conversation, said: Said, reply: Reply
) -> Reply:
    """Say before all else that a wish was heard; it is kept already."""
    as_ever = said.wish == contact_wishes.ContactWish("call")
    if not said.wish or as_ever:
        return reply

    def say(key: str) -> str:
        return services.prompt(key, conversation)

    wish = contact_wishes.words_of(said.wish, say) or contact_wishes.welcome(said.wish, say)
    heard = Message(services.prompt("wish_noted", conversation, wish=wish))
    return Reply((heard, *reply.messages), reply.directives)


def _read_again(services: Services, conversation: Conversation, reply: Reply, turn: int) -> Reply:
    """Let the words that sounded like danger be answered, once it is known that there is none."""
    again = reply.directive("read_again")
    if again is None:
        return reply
    words = str(again["text"])
    denied.note(conversation, words)
    metadata = _metadata(services, conversation, turn, AGAIN)
    metadata |= _believed(conversation, words)
    answer = services.rasa.send(conversation.id, words, metadata)
    return _together(reply, answer)


def _believed(conversation: Conversation, said: Command | str) -> dict[str, bool]:
    """Tell Rasa of words that they are no danger, where the citizen has said so before."""
    known = isinstance(said, str) and denied.holds(conversation, said)
    return {"safe": True} if known else {}


def _together(reply: Reply, then: Reply) -> Reply:
    return Reply((*reply.messages, *then.messages), (*reply.directives, *then.directives))


def _unreadable(services: Services, conversation: Conversation) -> Reply:
    """Ask for plain words; what was asked before is still asked, with the same choices."""
    choices = tuple(
        Choice(one["title"], Command.read(one["command"]))
        for one in conversation.commands.values()
        if one["offered"]
    )
    asked = Message(services.prompt("unreadable", conversation), choices)
    still = {"type": "expect", "kind": conversation.expect or "free"}
    return Reply((asked,), ({"type": "understood", "understood": False}, still))


def _with_reference(said: Said) -> Command | str:
    """A reference is no contact data: it travels with its command."""
    assert said.send is not None
    if "reference" in said.contacts:
        reference = said.contacts["reference"]
        facts = {"kind": "reference", "reference": reference}
        return replace(said.send, entities=facts) if isinstance(said.send, Command) else said.send
    return said.send


def _in_their_language(
    services: Services, conversation: Conversation, said: Said, reply: Reply, turn: int
) -> Reply:
    """Switch when the citizen asked, or spoke another language twice in a row."""
    asked = language_switch.chosen(reply)
    if asked:
        _speak(services, conversation, asked)
        if conversation.expect == IF_AGAIN:  # asked in the other language, and not answered
            reply = _together(reply, if_again(services, conversation))
        return _written(reply, said.written_in) if said.written_in else reply
    words = said.send if isinstance(said.send, str) else ""
    heard = language_switch.reported(reply)
    if not language_switch.drifted(conversation, words, heard) or heard is None:
        return reply
    conversation.other_language_turns = 0
    if heard not in services.municipality(conversation).languages:
        return _we_speak(services, conversation, reply, heard)
    _speak(services, conversation, heard)
    changed = Command("language_changed", {"language": heard})
    metadata = _metadata(services, conversation, turn, IN_OTHER_WORDS)
    again = services.rasa.send(conversation.id, changed, metadata)
    return _once_more(reply, again)


def _written(reply: Reply, code: str) -> Reply:
    """Note that an answer is in the language of the words that it answers: none of ours."""
    messages = tuple(replace(message, language=code) for message in reply.messages)
    return Reply(messages, reply.directives)


def _once_more(reply: Reply, again: Reply) -> Reply:
    """Let the answer in the new language replace the first; what the first one did still holds.

    A task that was closed is not told twice: its words stay, rather in the old language than not.
    """
    messages = reply.messages if reply.directive("task_closed") else ()
    done = tuple(d for d in reply.directives if d.get("type") != "expect")
    return Reply((*messages, *again.messages), (*done, *again.directives))


def _we_speak(services: Services, conversation: Conversation, reply: Reply, heard: str) -> Reply:
    """Say in their own language, or else in three, which are spoken; the answer itself stays."""
    told = other_languages.load(services.settings.data_dir).told(heard, conversation.channel)
    if told is None:
        spoken = Message(services.prompt("other_language", conversation))
    else:
        codes = services.municipality(conversation).languages
        person = Choice(told.person, Command("speak_to_human"))
        spoken = Message(told.says(codes, conversation.channel), (person,), language=heard)
    return Reply((spoken, *reply.messages), reply.directives)


def _speak(services: Services, conversation: Conversation, code: str) -> None:
    conversation.language = code
    conversation.locale = services.municipality(conversation).locale(code)


def _metadata(
    services: Services, conversation: Conversation, turn: int, step: int
) -> dict[str, Any]:
    """What travels with every turn: the wire's metadata, of which no action can do without."""
    awaited = conversation.expect or "free"
    return {
        "municipality": conversation.municipality,
        "language": conversation.language,
        "locale": conversation.locale,
        "channel": conversation.channel if conversation.channel in MANNERS else ON_A_SCREEN,
        "now": services.now(conversation).isoformat(),
        "misses": conversation.misses,
        "expect": SAME_AS.get(awaited, awaited),
        "turn": f"{turn}.{step}",
        **_offered(conversation),
        **({"asked_if_again": True} if awaited == IF_AGAIN else {}),
    }


def _offered(conversation: Conversation) -> dict[str, list[str]]:
    """Tell Rasa what can be chosen now, by the names of its commands."""
    choices = conversation.commands.values() if conversation.expect == "choice" else ()
    named = dict.fromkeys(one["command"]["name"] for one in choices if one["offered"])
    return {"offered": list(named)} if named else {}

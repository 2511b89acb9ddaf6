"""What a caller meets next, as TwiML: pure functions, by Twilio's own library, which escapes.

Verbs and attributes: twilio.com/docs/voice/twiml.
"""

from twilio.twiml.voice_response import Dial, Gather, VoiceResponse

from webhook.channels.voice.steps import (
    Ask,
    AskAgainSoon,
    Connect,
    HangUp,
    HoldOn,
    Line,
    PutThrough,
    Situation,
    Whisper,
)

RING_SECONDS = 20
"""How long a department's telephone rings before the caller is told that nobody answers."""
KEY_SECONDS = 6
"""How long whoever picked up has for the key by which they take a call."""


def render(situation: Situation, base_url: str) -> str:
    """Return the TwiML document for a situation; its webhooks lie under `base_url`."""
    voice = f"{base_url.rstrip('/')}/twilio/voice"
    match situation:
        case Ask():
            heard = f"&heard={situation.heard}" if situation.heard else ""
            return ask(situation, f"{voice}/turn?turn={situation.turn}{heard}")
        case PutThrough():
            about = f"call={situation.call}&turn={situation.turn}"
            whispered = f"{voice}/whisper?{about}" if situation.call else None
            return put_through(situation, f"{voice}/dial-done?turn={situation.turn}", whispered)
        case Whisper():
            about = f"call={situation.call}&turn={situation.turn}"
            return whisper(
                situation, f"{voice}/accept?{about}{'&again=1' if situation.again else ''}"
            )
        case AskAgainSoon():
            about = f"call={situation.call}&turn={situation.turn}"
            return ask_again_soon(f"{voice}/whisper?{about}")
        case Connect():
            return str(VoiceResponse())
        case HoldOn():
            return hold_on(situation, f"{voice}/turn?turn={situation.turn}&wait=1")
        case HangUp():
            return hang_up(situation)


def ask(question: Ask, action: str) -> str:
    """Say everything inside the Gather, so that it can be interrupted, and wait for an answer.

    The action is called for silence, too. Swear words are not masked: somebody in need may use
    them. Without a speech model of ours Twilio chooses one and fails over.
    """
    response = VoiceResponse()
    gather = response.gather(
        input="dtmf speech",
        action=action,
        method="POST",
        action_on_empty_result=True,
        barge_in=True,
        language=question.hears.speech,
        speech_model=question.hears.speech_model,
        hints=", ".join(question.hints) or None,
        profanity_filter=False,
        timeout=question.keys.wait,
        speech_timeout=question.keys.pause,
        num_digits=question.keys.most,
        finish_on_key="#",
    )
    _say(gather, question.lines)
    return str(response)


def put_through(transfer: PutThrough, action: str, whispered: str | None = None) -> str:
    """Dial a department; the action is called however that ends, so that nobody is left behind.

    Whoever picks up hears what `whispered` answers, before the caller hears them.
    """
    response = VoiceResponse()
    _say(response, transfer.lines)
    dial: Dial = response.dial(
        action=action,
        method="POST",
        timeout=RING_SECONDS,
        caller_id=transfer.caller_id,
        answer_on_bridge=True,
    )
    dial.number(transfer.number, url=whispered, method="POST" if whispered else None)
    return str(response)


def whisper(told: Whisper, action: str) -> str:
    """Tell whoever picked up, and wait for one key; the action is called without one, too."""
    response = VoiceResponse()
    gather = response.gather(
        input="dtmf",
        action=action,
        method="POST",
        action_on_empty_result=True,
        timeout=KEY_SECONDS,
        num_digits=1,
    )
    _say(gather, told.lines)
    return str(response)


def ask_again_soon(address: str) -> str:
    """Wait a second and come back."""
    response = VoiceResponse()
    response.pause(length=1)
    response.redirect(address, method="POST")
    return str(response)


def hold_on(pause: HoldOn, address: str) -> str:
    """Say that it takes a moment, and come back for the answer."""
    response = VoiceResponse()
    _say(response, pause.lines)
    response.redirect(address, method="POST")
    return str(response)


def hang_up(end: HangUp) -> str:
    """Say the last words and end the call."""
    response = VoiceResponse()
    _say(response, end.lines)
    response.hangup()
    return str(response)


def _say(into: VoiceResponse | Gather, lines: tuple[Line, ...]) -> None:
    for line in lines:
        into.say(line.text, voice=line.locale.voice, language=line.locale.speech)

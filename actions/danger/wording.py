"""What is said in danger: one sentence that takes the person seriously, and whom to call."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.danger import call_safety
from actions.danger.case import number_now
from actions.forms import known_contact
from actions.handover.department import opening_words
from actions.turn_context import Citizen, button
from intake import references
from intake.cases import Case
from intake.help_lines import HelpLine, lines_for, sentences, written_help

VARIANTS = 3
"""Ways to say that what was told is kept; a fourth thing told gets the last two in turn."""
MOST_ALOUD = 30
"""Words: nobody in danger hears more of them out."""
MINUTES_COUNT = frozenset({"medical", "fire_or_gas"})
"""Kinds in which whom to call is said with every answer."""
NAMED = "[name]"
"""What the gateway puts in place of a name: a threat that names somebody is one to a person."""


def ask(citizen: Citizen, dispatcher: CollectingDispatcher, kind: str) -> None:
    """Ask whether somebody is in danger; who says no has lost nothing."""
    _ask(citizen, dispatcher, kind, citizen.prompt(f"danger_question_{kind}"))


def ask_again(citizen: Citizen, dispatcher: CollectingDispatcher, kind: str) -> None:
    """Ask it once more, and say why: who asked for something else is answered after a no."""
    plainly = "other" if kind == "suicide" else kind  # that it sounds hard has been said
    question = citizen.prompt(f"danger_question_{plainly}")
    _ask(citizen, dispatcher, kind, citizen.prompt("danger_question_again", question=question))


def _ask(citizen: Citizen, dispatcher: CollectingDispatcher, kind: str, words: str) -> None:
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        text=words,
        buttons=[
            button(citizen.prompt("press_yes"), "report_urgent", danger=kind),
            citizen.press("press_no", "deny"),
        ],
    )


def tell(citizen: Citizen, dispatcher: CollectingDispatcher, kind: str, case: Case) -> None:
    """Say who helps now, and what becomes of what was told; short enough to be heard."""
    serious, lines = citizen.prompt(f"danger_{kind}"), _lines(citizen, kind)
    said = _sentences(citizen, kind, lines)
    then, pressed = _then(citizen, dispatcher, kind, case)
    if citizen.channel == "voice":
        dispatcher.utter_message(text=_short([serious, *said, then]), buttons=pressed)
    else:
        dispatcher.utter_message(text=serious)
        if said:
            dispatcher.utter_message(text=" ".join(said), buttons=_calls(citizen, lines))
        dispatcher.utter_message(text=then, buttons=pressed)
    directives.handover(
        dispatcher,
        department=case.department,
        reference=case.reference,
        wants=case.wants,
        urgent=True,
    )


def stay(citizen: Citizen, dispatcher: CollectingDispatcher, kind: str, turns: int) -> None:
    """Take thanks, a no, a goodbye: what was passed on stands, and nobody is sent away."""
    _again(citizen, dispatcher, "danger_stays", kind, turns)


def hear_more(citizen: Citizen, dispatcher: CollectingDispatcher, kind: str, turns: int) -> None:
    """Say that what was told now is kept, too."""
    _again(citizen, dispatcher, "danger_more", kind, turns)


def thank_for_number(citizen: Citizen, dispatcher: CollectingDispatcher, case: Case) -> None:
    """Thank for a telephone number, and say when somebody calls."""
    words = citizen.prompt("danger_number_kept", callback=opening_words(citizen, case.department))
    directives.expect(dispatcher, "listen")
    dispatcher.utter_message(text=words)


def asks_whether_safe(citizen: Citizen, case: Case, kind: str) -> bool:
    """Say whether it is asked if the number we have may be called, instead of promising a call."""
    return call_safety.is_open(citizen, kind) and not can_be_put_through(citizen, case, kind)


def can_be_put_through(citizen: Citizen, case: Case, kind: str) -> bool:
    """Say whether a caller can be put through now; who threatens is not, nor who wants no call."""
    if citizen.channel != "voice" or kind == "threat" or citizen.wish.no_call:
        return False
    return number_now(citizen, case.department) is not None


def _short(told: list[str]) -> str:
    """Return what can be heard at once: the last help line goes first, then the first sentence."""
    first, *lines, then = told
    tries = [[first, *lines, then], [first, *lines[:1], then], [*lines[:1], then]]
    fitting = (one for one in map(" ".join, tries) if len(one.split()) <= MOST_ALOUD)
    return next(fitting, " ".join(tries[-1]))


def _lines(citizen: Citizen, kind: str) -> tuple[HelpLine, ...]:
    if kind == "threat" and NAMED not in citizen.words:
        return ()
    return lines_for(citizen.municipality.country, kind, citizen.now, citizen.data_dir)


def _sentences(citizen: Citizen, kind: str, lines: tuple[HelpLine, ...]) -> list[str]:
    """Return how each line is named: at once, or where life is in danger, or for help."""
    heard = citizen.channel == "voice"
    told = sentences(lines, kind, citizen.language, citizen.prompt, aloud=heard)
    if citizen.wish.no_call and not heard and lines:
        told.append(written_help(citizen.municipality.country, citizen.language, citizen.data_dir))
    return told


def whom_to_call(citizen: Citizen, kind: str) -> list[str]:
    """Return a sentence that names the first number to call in this danger, if any."""
    return _sentences(citizen, kind, _lines(citizen, kind)[:1])[:1]


def _calls(citizen: Citizen, lines: tuple[HelpLine, ...]) -> list[dict[str, Any]]:
    return [
        {"title": citizen.prompt("danger_press", name=line.name(citizen.language)), "tel": line.tel}
        for line in lines
    ]


def _then(
    citizen: Citizen, dispatcher: CollectingDispatcher, kind: str, case: Case
) -> tuple[str, list[dict[str, Any]]]:
    """Return what comes next, and what can be pressed: put through, called back, or nothing."""
    reference = references.spaced(case.reference)
    if kind == "threat":
        directives.expect(dispatcher, "listen")
        return citizen.prompt("danger_noted", reference=reference), []
    passed = citizen.prompt("danger_passed_on", reference=reference)
    if can_be_put_through(citizen, case, kind):
        directives.expect(dispatcher, "choice")
        return citizen.prompt("danger_offer_transfer"), [
            citizen.press("press_yes", "affirm"),
            citizen.press("press_no", "deny"),
        ]
    if asks_whether_safe(citizen, case, kind):
        directives.expect(dispatcher, "choice")
        return f"{passed} {citizen.prompt('danger_ask_safe_to_call')}", [
            citizen.press("press_yes", "affirm"),
            citizen.press("press_no", "deny"),
        ]
    if citizen.wish or known_contact(citizen, "phone"):
        directives.expect(dispatcher, "listen")
        return f"{passed} {opening_words(citizen, case.department)}", []
    directives.expect(dispatcher, "phone")
    question = citizen.prompt("danger_ask_phone")
    return f"{passed} {question}", [citizen.press("press_rather_not", "deny", kind="phone")]


def _again(
    citizen: Citizen, dispatcher: CollectingDispatcher, key: str, kind: str, turns: int
) -> None:
    variant = turns if turns <= VARIANTS else VARIANTS - turns % 2
    lines = _lines(citizen, kind)[:1]
    once_more = variant != 1 or kind in MINUTES_COUNT or not lines
    whom = " ".join(_sentences(citizen, kind, lines)) if once_more else ""
    text = f"{citizen.prompt(f'{key}_{variant}')} {whom}".strip()
    directives.expect(dispatcher, "listen")
    dispatcher.utter_message(text=text, buttons=_calls(citizen, lines))

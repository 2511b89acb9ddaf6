"""What actions tell the gateway besides words: a table in docs/architecture.md lists them."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher


def expect(dispatcher: CollectingDispatcher, kind: str) -> None:
    """Say which answer is awaited: free, choice, date, name, phone, address, reference, or the
    holder: the name or number that a reference was given to, which the gateway keeps apart from
    their own.

    Or listen: nothing was asked, and nothing is asked in its place ("anything else?").
    """
    _send(dispatcher, type="expect", kind=kind)


def understood(dispatcher: CollectingDispatcher, value: bool) -> None:
    """Overrule the classifier's own opinion: a form may understand what no intent fits."""
    _send(dispatcher, type="understood", understood=value)


def handover(dispatcher: CollectingDispatcher, **facts: Any) -> None:
    """Say that a case waits for staff: department, reference, and how the citizen is reached."""
    _send(dispatcher, type="handover", **facts)


def switch_language(dispatcher: CollectingDispatcher, language: str) -> None:
    """Say that the citizen asked for another language."""
    _send(dispatcher, type="language", switch_to=language)


def booked(dispatcher: CollectingDispatcher, **facts: str) -> None:
    """Tell an appointment as a card shows it: when, how long, where, what for, its number."""
    _send(dispatcher, type="booked", **facts)


def task_closed(dispatcher: CollectingDispatcher) -> None:
    """Say that a task is finished, so that Rasa can start a session that knows nothing of it."""
    _send(dispatcher, type="task_closed")


def read_again(dispatcher: CollectingDispatcher, words: str) -> None:
    """Ask for these words once more, now that the citizen has said that nobody is in danger."""
    if words:
        _send(dispatcher, type="read_again", text=words)


def end(dispatcher: CollectingDispatcher) -> None:
    """Say that the citizen said goodbye: a call is over, a chat may still go on."""
    _send(dispatcher, type="end")


def _send(dispatcher: CollectingDispatcher, **directive: Any) -> None:
    dispatcher.utter_message(json_message={"directive": directive})

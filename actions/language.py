"""In which language the dialogue goes on: the one that is asked for, where it is spoken here."""

import re

from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.turn_context import Citizen, button
from intake import conversations
from intake.conversations import Turn
from intake.database import read_scope
from intake.wording import languages, other_languages


def switch(citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, str]:
    """Tell the gateway which language is spoken from now on; return the slots that say so.

    Whoever asks for one that is not spoken here hears which are, and goes on as before.
    """
    code = wanted_language(citizen)
    if code not in citizen.municipality.languages:
        _decline(citizen, dispatcher, code)
        code = citizen.language
    directives.switch_language(dispatcher, code)
    return {"language": code, "locale": citizen.municipality.locale(code)}


def _decline(citizen: Citizen, dispatcher: CollectingDispatcher, code: str) -> None:
    """Say which languages are spoken: in the one that was written, with the way to a person."""
    told = other_languages.load(citizen.data_dir).told(code, citizen.channel)
    if told is None:
        dispatcher.utter_message(text=citizen.prompt("other_language"))
        return
    dispatcher.utter_message(
        text=told.says(citizen.municipality.languages, citizen.channel),
        buttons=[button(told.person, "speak_to_human")],
    )


def writes_another(citizen: Citizen) -> bool:
    """Say whether the gateway tells that this turn is written in a language not spoken here."""
    told = citizen.entity("language")
    return bool(told) and told not in citizen.municipality.languages


def first_foreign_words(citizen: Citizen) -> Turn | None:
    """Return what the citizen wrote in a language that is not spoken here, None if nothing."""
    with read_scope(citizen.services.engine) as session:
        served = citizen.municipality.languages
        return conversations.written_in_none_of(session, citizen.conversation, served)


def wanted_language(citizen: Citizen) -> str:
    """Return the language asked for; without a name, the other of two."""
    told = citizen.entity("language")
    if told:
        return str(told)
    known = languages.load(citizen.data_dir)
    spoken = citizen.language_before or citizen.language
    named = known.named_in(citizen.text, spoken)
    if named == spoken != citizen.language and _says_no(citizen):
        return citizen.language  # "ich spreche kein Niederländisch"
    if named:
        return named
    if known.asks_for_another(citizen.text):
        return "another"
    others = [code for code in citizen.municipality.languages if code != spoken]
    return others[0] if others else spoken


def _says_no(citizen: Citizen) -> bool:
    """Say whether somebody says that they do not speak a language, or not well."""
    words = citizen.prompt("language_denied_words").split()
    return bool(set(words) & set(re.findall(r"\w+", citizen.text.casefold())))

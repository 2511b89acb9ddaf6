"""In which language the dialogue goes on: the one that is asked for, where it is spoken here."""

from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.turn_context import Citizen
from intake.wording import languages


def switch(citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, str]:
    """Tell the gateway which language is spoken from now on; return the slots that say so.

    Whoever asks for one that is not spoken here hears which are, and goes on as before.
    """
    code = wanted_language(citizen)
    if code not in citizen.municipality.languages:
        dispatcher.utter_message(text=citizen.prompt("other_language"))
        code = citizen.language
    directives.switch_language(dispatcher, code)
    return {"language": code, "locale": citizen.municipality.locale(code)}


def wanted_language(citizen: Citizen) -> str:
    """Return the language asked for; without a name, the other of two."""
    told = citizen.entity("language")
    known = languages.load(citizen.services.settings.data_dir)
    named = told or known.named_in(citizen.text, citizen.language)
    if named:
        return str(named)
    if known.asks_for_another(citizen.text):
        return "another"
    others = [code for code in citizen.municipality.languages if code != citizen.language]
    return others[0] if others else citizen.language

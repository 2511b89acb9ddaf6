"""What a caller hears when the answer takes long, or does not come."""

from intake.advice.reaching import transfer_number
from intake.conversations import Conversation
from intake.municipalities import Municipality, UnknownMunicipality
from intake.wording import languages
from intake.wording.languages import Locale
from webhook.channels.voice import prompt
from webhook.channels.voice.call import VOICE, Call, unknown_number
from webhook.channels.voice.steps import HangUp, HoldOn, Line, PutThrough
from webhook.services import Services


def moment(services: Services, conversation: Conversation | None, call: Call, turn: int) -> HoldOn:
    """Ask for a moment's patience, in the language of the call."""
    if conversation is not None:
        return HoldOn((prompt.prompted(services, conversation, "voice_moment"),), turn)
    municipality = _dialled(services, call)
    return HoldOn((_said(services, municipality, "voice_moment"),), turn)


def crowded(services: Services, call: Call) -> HangUp:
    """Say that too many call at once, and whom to call in danger; asks nothing of the database."""
    return HangUp((_said(services, _dialled(services, call), "voice_crowded"),))


def out_of_order(services: Services, call: Call) -> PutThrough | HangUp:
    """Say that something is broken, and put the caller through where anybody is there.

    Asks nothing of the database, which may be what is broken; so no case can be kept.
    """
    municipality = _dialled(services, call)
    if municipality is None:
        return unknown_number(services)
    department = municipality.default_department
    number = transfer_number(municipality, department, call.at or services.now())
    if number is None:
        return HangUp((_said(services, municipality, "voice_out_of_order"),))
    said = _said(services, municipality, "voice_out_of_order_transfer")
    return PutThrough((said,), number, municipality.phone_number, turn=0)


def _dialled(services: Services, call: Call) -> Municipality | None:
    try:
        return services.profiles.by_phone(call.dialled)
    except UnknownMunicipality:
        return None


def _said(services: Services, municipality: Municipality | None, key: str) -> Line:
    locale = _locale(services, municipality)
    return Line(services.texts.prompt(key, locale.name, VOICE), locale)


def _locale(services: Services, municipality: Municipality | None) -> Locale:
    known = languages.load(services.settings.data_dir)
    if municipality is None:
        return known.locale(next(iter(known.default_locale.values())))
    return known.locale(municipality.locale(municipality.languages[0]))

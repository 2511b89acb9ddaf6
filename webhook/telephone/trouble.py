"""What a caller hears when the answer takes long, or does not come."""

from intake import languages
from intake.conversations import Conversation
from intake.languages import Locale
from intake.municipalities import Municipality, UnknownMunicipality
from intake.reaching import transfer_number
from webhook.exchange import Exchange
from webhook.telephone import calls, question
from webhook.telephone.calls import VOICE, Call
from webhook.telephone.situation import HangUp, HoldOn, Line, PutThrough


def moment(house: Exchange, conversation: Conversation | None, call: Call, turn: int) -> HoldOn:
    """Ask for a moment's patience, in the language of the call."""
    if conversation is not None:
        return HoldOn((question.prompted(house, conversation, "voice_moment"),), turn)
    municipality = _dialled(house, call)
    return HoldOn((_said(house, municipality, "voice_moment"),), turn)


def out_of_order(house: Exchange, call: Call) -> PutThrough | HangUp:
    """Say that something is broken, and put the caller through where anybody is there.

    Asks nothing of the database, which may be what is broken; so no case can be kept.
    """
    municipality = _dialled(house, call)
    if municipality is None:
        return calls.unknown_number(house)
    department = municipality.default_department
    number = transfer_number(municipality, department, call.at or house.now())
    if number is None:
        return HangUp((_said(house, municipality, "voice_out_of_order"),))
    said = _said(house, municipality, "voice_out_of_order_transfer")
    return PutThrough((said,), number, municipality.phone_number, turn=0)


def _dialled(house: Exchange, call: Call) -> Municipality | None:
    try:
        return house.profiles.by_phone(call.dialled)
    except UnknownMunicipality:
        return None


def _said(house: Exchange, municipality: Municipality | None, key: str) -> Line:
    locale = _locale(house, municipality)
    return Line(house.texts.prompt(key, locale.name, VOICE), locale)


def _locale(house: Exchange, municipality: Municipality | None) -> Locale:
    known = languages.load(house.settings.data_dir)
    if municipality is None:
        return known.locale(next(iter(known.default_locale.values())))
    return known.locale(municipality.locale(municipality.languages[0]))

"""Who gets an answer at all: not who opted out, and not a machine."""

import logging

from sqlalchemy.orm import Session

from intake.messaging.suppressions import Suppressions
from intake.municipalities import Municipality
from webhook.channels.sms import opt_out_words, thread
from webhook.channels.sms.inbound import TextMessage
from webhook.services import Services

log = logging.getLogger(__name__)


def comes_from_a_person(services: Services, sender: str) -> bool:
    """Refuse names, short codes and our own numbers: they are machines."""
    is_number = sender.startswith("+") and sender[1:].isdecimal() and len(sender) > 7
    return is_number and sender not in {each.phone_number for each in services.profiles.all()}


def has_opted_out(
    services: Services, session: Session, municipality: Municipality, text: TextMessage
) -> bool:
    """Say whether this number wants no messages from here."""
    return Suppressions(session, services.settings.data_key).holds(municipality.id, text.sender)


def opts_in(
    services: Services, session: Session, municipality: Municipality, text: TextMessage
) -> str:
    """Lift the suppression where a number asks for it; return the welcome, else nothing."""
    if text.opt_out_type != "START" and not _words(services).begins(text.body):
        log.info("not answered: the sender of sid=%s has opted out", text.sid)
        return ""
    Suppressions(session, services.settings.data_key).lift(municipality.id, text.sender)
    before = thread.latest(services, session, municipality, text.sender)
    locale = before.locale if before else municipality.locale(municipality.languages[0])
    return services.texts.prompt("sms_opted_in", locale, municipality=municipality.name)


def opt_out(
    services: Services, session: Session, municipality: Municipality, text: TextMessage
) -> None:
    """Note that a number wants no more messages."""
    suppressions = Suppressions(session, services.settings.data_key)
    suppressions.add(municipality.id, text.sender, services.now())
    log.info("opted out: municipality=%s sid=%s", municipality.id, text.sid)


def means_to_opt_out(
    services: Services, session: Session, municipality: Municipality, text: TextMessage
) -> bool:
    """Tell "stoppen", one of the choices just offered, from the word that ends it all."""
    if text.opt_out_type == "STOP" or opt_out_words.blocked_by_twilio(text.body):
        return True
    if not _words(services).ends(text.body):
        return False
    conversation = thread.latest(services, session, municipality, text.sender)
    if conversation is None or not thread.is_live(services, conversation, text.at):
        return True
    offered = (one for one in conversation.commands.values() if one["offered"])
    return opt_out_words.bare(text.body) not in {one["title"].casefold() for one in offered}


def _words(services: Services) -> opt_out_words.OptOutWords:
    return opt_out_words.OptOutWords.read(services.texts, services.settings.data_dir)

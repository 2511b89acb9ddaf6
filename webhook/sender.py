"""Who carries messages out of the house; in development, the log."""

import logging

from intake.outbox import Message

log = logging.getLogger(__name__)


class ConsoleSender:
    """Fulfils `intake.worker.Sender` without a provider: says that a message went out.

    Logs ids, template and kind of recipient, never words, names or numbers.
    """

    def send(self, message: Message) -> str:
        """Log the message and give an id made from its own, so that a repeat is recognised."""
        log.info(
            "message %s (%s) sent to the %s of conversation %s, attempt %d",
            message.id,
            message.template,
            message.contact_kind,
            message.conversation_id,
            message.attempts,
        )
        return f"console-{message.id}"

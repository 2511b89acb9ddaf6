"""What runs without a citizen on the line: messages, holds that expired, banks, and forgetting."""

from intake.worker.banks import BankWriter
from intake.worker.jobs import expire_holds, send_outbox
from intake.worker.rasa_store import RASAS_SCHEMA, forget_in_rasa
from intake.worker.retention import Forgotten, RetentionPolicy, retention
from intake.worker.sender import PassingSendError, PermanentSendError, Sender, SendError

__all__ = [
    "RASAS_SCHEMA",
    "BankWriter",
    "Forgotten",
    "PassingSendError",
    "PermanentSendError",
    "RetentionPolicy",
    "SendError",
    "Sender",
    "expire_holds",
    "forget_in_rasa",
    "retention",
    "send_outbox",
]

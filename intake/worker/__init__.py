"""What runs without a citizen on the line: messages, reminders, holds that expired, banks, and
forgetting."""

from intake.keeping.terms import RetentionPolicy
from intake.worker.banks import BankWriter
from intake.worker.jobs import delete_elsewhere, expire_holds, index_contacts, send_outbox
from intake.worker.rasa_store import RASAS_SCHEMA, forget_in_rasa
from intake.worker.reminding import LookingAgain, Reminding
from intake.worker.retention import Forgotten, retention
from intake.worker.sender import (
    PassingSendError,
    PermanentSendError,
    Remover,
    Sender,
    SendError,
)
from intake.worker.sweeping import Sweeps

__all__ = [
    "RASAS_SCHEMA",
    "BankWriter",
    "Forgotten",
    "LookingAgain",
    "PassingSendError",
    "PermanentSendError",
    "Reminding",
    "Remover",
    "RetentionPolicy",
    "SendError",
    "Sender",
    "Sweeps",
    "delete_elsewhere",
    "expire_holds",
    "forget_in_rasa",
    "index_contacts",
    "retention",
    "send_outbox",
]

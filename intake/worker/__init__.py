"""What runs without a citizen on the line: messages, holds that expired, banks, and forgetting."""

from intake.worker.banks import BankWriter
from intake.worker.jobs import expire_holds, send_outbox
from intake.worker.retention import Forgotten, RetentionPolicy, retention
from intake.worker.sender import PassingSendError, PermanentSendError, Sender, SendError

__all__ = [
    "BankWriter",
    "Forgotten",
    "PassingSendError",
    "PermanentSendError",
    "RetentionPolicy",
    "SendError",
    "Sender",
    "expire_holds",
    "retention",
    "send_outbox",
]

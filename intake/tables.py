"""Every table of the system: importing this fills `Base.metadata`, for migrations and tests."""

from intake import contact_wishes, contacts, receipts, references
from intake.answer_bank import misses
from intake.appointments import models as appointments
from intake.cases import models as cases
from intake.conversations import models as conversations
from intake.database import Base
from intake.keeping import elsewhere
from intake.keeping import models as keeping
from intake.limits import tally
from intake.messaging import outbox, suppressions
from intake.programmes import models as programmes
from intake.security import log as security_log
from intake.staff import models as staff
from intake.takeover import models as takeover

__all__ = [
    "Base",
    "appointments",
    "cases",
    "contact_wishes",
    "contacts",
    "conversations",
    "elsewhere",
    "keeping",
    "misses",
    "outbox",
    "programmes",
    "receipts",
    "references",
    "security_log",
    "staff",
    "suppressions",
    "tally",
    "takeover",
]

"""Every table of the system: importing this fills `Base.metadata`, for migrations and tests."""

from intake import contact_wishes, contacts, receipts, references
from intake.answer_bank import misses
from intake.appointments import models as appointments
from intake.cases import models as cases
from intake.conversations import models as conversations
from intake.database import Base
from intake.finding import joining, views
from intake.finding import keys as contact_keys
from intake.keeping import elsewhere
from intake.keeping import models as keeping
from intake.limits import tally
from intake.messaging import outbox, suppressions
from intake.openings import exceptions as openings
from intake.programmes import models as programmes
from intake.returning import broken_off
from intake.security import log as security_log
from intake.staff import models as staff
from intake.takeover import models as takeover

__all__ = [
    "Base",
    "appointments",
    "broken_off",
    "cases",
    "contact_keys",
    "contact_wishes",
    "contacts",
    "conversations",
    "joining",
    "elsewhere",
    "keeping",
    "misses",
    "openings",
    "outbox",
    "programmes",
    "receipts",
    "references",
    "security_log",
    "staff",
    "suppressions",
    "tally",
    "takeover",
    "views",
]

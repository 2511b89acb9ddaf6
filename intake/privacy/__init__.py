"""Take personal data out of what citizens say, before anything stores or reads it."""

from intake.privacy.finding import KINDS, Finding, Kind, Redaction
from intake.privacy.redaction import redact

__all__ = ["KINDS", "Finding", "Kind", "Redaction", "redact"]

"""Take personal data out of what citizens say, before anything stores or reads it.

Which module finds what, the surest first (`redaction` puts the kind in its place):

- `emails`: addresses of e-mail, typed or spelled out
- `codes`: letters and digits together: IBAN, Rentenversicherungsnummer, BG-Nummer, Kundennummer;
  only in texts with at least nine digits in all
- `people`: dates of birth, and names that are introduced
- `addresses`: homes, by street, number and postcode
- `numbers`: digits alone: BSN, rijksregisternummer, Steuer-ID, telephone, card, what is announced

`finding` has the kinds, `reading` a text as all of them look at it, `words` what announces a kind.
How a kind is added: docs/extending.md.
"""

from intake.privacy.finding import KINDS, Finding, Kind, Redaction
from intake.privacy.redaction import redact

__all__ = ["KINDS", "Finding", "Kind", "Redaction", "redact"]

"""Take personal data out of what citizens say, before anything stores or reads it.

Which module finds what, the surest first (`redaction` puts the kind in its place):

- `emails`: addresses of e-mail, typed or spelled out
- `announced`: passwords; numbers of papers, plates and files behind what announces them
- `codes`: letters and digits together: IBAN, Rentenversicherungsnummer, BG-Nummer, Kundennummer;
  only in texts with at least nine digits in all
- `births`: dates of birth
- `homes`: streets, house numbers and postcodes
- `numbers`: digits alone: BSN, rijksregisternummer, Steuer-ID, telephone, card, what is announced
- `people`: names that are introduced as the own
- `others`: names of third persons, which `person_names` ends

`finding` has the kinds, `reading` a text as all of them look at it, `words` what announces a kind.
How a kind is added: docs/extending.md. How much of 1,200 lines is found is printed by
tests/intake/privacy/test_redaction_recall.py.
"""

from intake.privacy.finding import KINDS, Finding, Kind, Redaction
from intake.privacy.redaction import redact

__all__ = ["KINDS", "Finding", "Kind", "Redaction", "redact"]

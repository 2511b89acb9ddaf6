"""References that belong to nobody, one of them with a wrong digit."""

from intake.references import new_reference

REFERENCE = new_reference(lambda: 1234567)
WRONG = REFERENCE[:-1] + str((int(REFERENCE[-1]) + 1) % 10)

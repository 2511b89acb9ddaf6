"""What a unit may hold, and what it may not."""

import pytest
from pydantic import ValidationError

from intake.answer_bank.model import UnitsFile

UNIT = {
    "about": {},
    "source": "leaflet",
    "answers": [{"nl": "Parkeren kan achter het huis.", "de": "Parken kann man hinter dem Haus."}],
    "asked": {language: [f"{language} {i}" for i in range(8)] for language in ("nl", "de")},
}


def test_a_unit_holds_its_answers_by_time_and_its_questions_by_language() -> None:
    (unit,) = UnitsFile.model_validate({"units": {"parking": UNIT}}).units.values()
    assert set(unit.asked) == {"nl", "de"}
    assert len(unit.answers) == 1


def test_a_key_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="parkng"):
        UnitsFile.model_validate({"units": {"parking": {**UNIT, "parkng": 1}}})

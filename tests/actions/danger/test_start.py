"""The start of danger."""

from datetime import datetime

import pytest

from intake.recognition.danger import KINDS
from tests.actions.danger.alarms import FAREWELL, SAID, begins, told
from tests.actions.talk import Talking


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("channel", ["voice", "sms", "chat"])
def test_every_kind_is_taken_seriously_and_has_its_case(
    talking: Talking, kind: str, language: str, channel: str
) -> None:
    talk = talking(language=language, channel=channel)
    heard = begins(talk, SAID[language], kind)
    case = talk.case()
    assert (case.urgent, case.danger, case.reason) == (True, kind, "urgent")
    assert SAID[language] in case.summary
    assert (
        talk.services.profiles.get(case.municipality).danger_department(
            kind, datetime.fromisoformat(talk.metadata["now"]).date()
        )
        == case.department
    )
    assert told(heard) and not FAREWELL.search(told(heard))

"""A place that receives nobody, and where its people go."""

from tests.actions.talk import Talk, Talking

ANTWERP = "stad-antwerpen"
TUESDAY = "2020-11-24T10:00:00+01:00"


def hours(talk: Talk, text: str) -> str:
    return talk.hears(text, "ask_opening_hours").does("action_opening_hours").answer


def test_the_desk_of_a_part_of_town_is_told_by_its_name_alone(talking: Talking) -> None:
    told = hours(talking(ANTWERP, now=TUESDAY), "wanneer is het loket op Linkeroever open")
    assert "Wie op Linkeroever woont, kan voor een afspraak tijdelijk terecht" in told
    assert "gesloten" not in told
    assert "van 9 tot" not in told

"""The look through the stores finds what lies there, in whatever form."""

from itertools import islice

import pytest
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, create_engine

from benchmarks.hearing import plain, stored
from benchmarks.made_up import CHANNELS, LANGUAGES, talks


def test_every_text_is_found_and_a_sealed_column_is_not_read() -> None:
    engine = create_engine("sqlite://")
    tables = MetaData()
    table = Table("t", tables, Column("a", String), Column("b", LargeBinary))
    with engine.begin() as connection:
        tables.create_all(connection)
        connection.execute(table.insert(), [{"a": '{"x": ["Els", 5, 0.17111968]}', "b": b"sealed"}])
        texts = dict(stored(connection, "ours"))
    assert texts == {"x": "ours.t.a", "Els": "ours.t.a", "5": "ours.t.a"}


@pytest.mark.parametrize(
    "text",
    [
        "1796070171.1196828",
        "2026-11-30 20:17:11.196812",
        "2026-11-30T20:17:11,1968 a",
    ],
)
def test_no_birth_date_is_found_in_a_time_of_ours(text: str) -> None:
    assert plain("17-11-1968") not in plain(text)


@pytest.mark.parametrize(
    "text", ["geboren 17.11.1968", "17-11-1968 om 9:30", "<17_11_1968>", "17111968", "1711.1968"]
)
def test_a_birth_date_is_found_however_it_is_written(text: str) -> None:
    assert plain("17-11-1968") in plain(text)


def test_the_same_seed_makes_the_same_talks() -> None:
    assert list(islice(talks(3), 12)) == list(islice(talks(3), 12))


def test_citizens_talk_on_every_channel_in_every_language() -> None:
    some = list(islice(talks(1), len(CHANNELS) * len(LANGUAGES)))
    assert {(talk.channel, talk.person.language) for talk in some} == {
        (channel, language) for channel in CHANNELS for language in LANGUAGES
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_secret_is_short_enough_to_be_met_by_chance(language: str) -> None:
    people = [t.person for t in islice(talks(2), 60) if t.person.language == language]
    assert all(len(value) > 5 for person in people for value in person.secrets().values())

"""Questions that found no answer are counted by day, without what is personal in them."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.answer_bank.misses import Miss, Unanswered, most_frequent, note_miss
from intake.municipalities import Municipality
from tests.our_words import DATA

DAY = timedelta(days=1)


def test_a_question_is_counted_however_it_is_written(
    session: Session, profile: Municipality, now: datetime
) -> None:
    for words in ("Is er een fietsenstalling?", "is er een fietsenstalling", "Is er één hond?"):
        note_miss(session, profile, "nl", words, now, data_dir=DATA)
    assert most_frequent(session, profile.id, now.date()) == [
        Unanswered("Is er een fietsenstalling?", "nl", 2, now.date()),
        Unanswered("Is er één hond?", "nl", 1, now.date()),
    ]


def test_days_are_added_up_and_older_ones_left_out(
    session: Session, profile: Municipality, now: datetime
) -> None:
    for days in (0, 1, 5):
        note_miss(
            session, profile, "nl", "Is er een fietsenstalling?", now - days * DAY, data_dir=DATA
        )
    since = (now - 2 * DAY).date()
    (found,) = most_frequent(session, profile.id, since)
    assert (found.count, found.last) == (2, now.date())


def test_the_most_frequent_come_first_and_no_more_than_asked_for(
    session: Session, profile: Municipality, now: datetime
) -> None:
    for number, times in enumerate((1, 3, 2)):
        for _ in range(times):
            note_miss(session, profile, "nl", f"vraag {'abc'[number]}", now, data_dir=DATA)
    found = most_frequent(session, profile.id, now.date(), limit=2)
    assert [(one.question, one.count) for one in found] == [("vraag b", 3), ("vraag c", 2)]


def test_municipalities_and_languages_are_kept_apart(
    session: Session, profile: Municipality, now: datetime
) -> None:
    other = profile.model_copy()
    vars(other)["id"] = "gemeente-elders"
    note_miss(session, profile, "nl", "parkeren", now, data_dir=DATA)
    note_miss(session, profile, "de", "parkeren", now, data_dir=DATA)
    note_miss(session, other, "nl", "parkeren", now, data_dir=DATA)
    found = most_frequent(session, profile.id, now.date())
    assert sorted((one.language, one.count) for one in found) == [("de", 1), ("nl", 1)]


def test_nothing_personal_is_kept(session: Session, profile: Municipality, now: datetime) -> None:
    note_miss(
        session,
        profile,
        "nl",
        "mijn nummer is 06 12345678, is er een stalling?",
        now,
        data_dir=DATA,
    )
    (row,) = session.scalars(select(Miss))
    assert "12345678" not in row.question.replace(" ", "") and "stalling" in row.question
    assert not {"conversation_id", "conversation"} & set(Miss.__table__.columns.keys())


def test_a_line_without_words_is_no_question(
    session: Session, profile: Municipality, now: datetime
) -> None:
    note_miss(session, profile, "nl", "?!", now, data_dir=DATA)
    assert most_frequent(session, profile.id, now.date()) == []


def test_a_very_long_question_is_kept(
    session: Session, profile: Municipality, now: datetime
) -> None:
    note_miss(session, profile, "nl", "waarom ü " * 500, now, data_dir=DATA)
    assert most_frequent(session, profile.id, now.date())[0].count == 1


def test_the_day_is_the_municipalitys(session: Session, profile: Municipality) -> None:
    late = datetime(2026, 3, 11, 23, 30, tzinfo=profile.timezone)
    note_miss(session, profile, "nl", "parkeren", late, data_dir=DATA)
    assert most_frequent(session, profile.id, date(2026, 3, 1))[0].last == date(2026, 3, 11)

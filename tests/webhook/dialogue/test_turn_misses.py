"""Misses in a row and turns are counted."""

from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa, misses, says
from webhook.wire import Reply

UNDERSTOOD = {"understood": True, "decision": "act", "intent": "greet", "confidence": 0.9}
UNSURE = {"understood": True, "decision": "clarify", "intent": "greet", "confidence": 0.5}


def clarifies() -> Reply:
    return says("Bedoelt u dit of dat?", understood=UNSURE)


def understands() -> Reply:
    return says("Goedemorgen.", understood=UNDERSTOOD)


def test_misses_in_a_row_are_counted_and_told_to_rasa(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [misses(), misses()]
    for words in ("blorp", "fnord", "zwiep"):
        talk.say(words)
    assert [each.metadata["misses"] for each in rasa.sent] == [0, 1, 2]


def test_understanding_ends_the_row(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [misses(), understands()]
    talk.say("blorp")
    talk.say("goedemorgen")
    assert talk.row.misses == 0


def test_a_clarifying_question_is_neither_miss_nor_understanding(
    talk: Talk, rasa: FakeRasa
) -> None:
    rasa.answers += [misses(), clarifies()]
    talk.say("blorp")
    talk.say("iets met papier")
    assert talk.row.misses == 1


def test_a_command_leaves_the_count_as_it_is(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(misses())
    talk.say("blorp")
    talk.command("hang_up")
    assert talk.row.misses == 1


def test_an_action_knows_better_than_the_classifier(talk: Talk, rasa: FakeRasa) -> None:
    pipeline = {"type": "understood", "understood": False, "decision": "offer"}
    form = {"type": "understood", "understood": True}
    reply = says("Wanneer?")
    rasa.answers.append(Reply(reply.messages, (pipeline, form)))
    talk.set(misses=1)
    talk.say("Zwaantje van hiernaast")
    assert talk.row.misses == 0


def test_a_closed_task_begins_without_misses(talk: Talk, rasa: FakeRasa) -> None:
    talk.set(misses=2)
    rasa.answers.append(
        says("Ik heb uw vraag doorgegeven.", understood={"understood": False}, task_closed={})
    )
    talk.say("eh")
    assert talk.row.misses == 0


def test_turns_of_the_citizen_are_counted(talk: Talk) -> None:
    for words in ("een", "twee", "drie"):
        talk.say(words)
    assert (talk.row.turns, talk.row.rasa_session) == (3, 3)

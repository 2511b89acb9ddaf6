"""What follows an answer is read with what was told before it: how often it is answered right."""

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from deploy.processes import Installation
from tests.calls.follow_up_questions import FollowUp, all_of, answer_to, is_right
from webhook.services import Services

# The first test waits for a whole installation to start: half a minute, more on a busy machine.
pytestmark = pytest.mark.timeout(300)
AT_ONCE = 3
LANGUAGES = ("nl", "de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_follows_is_read_with_what_was_told(
    language: str, installation: Installation, beside: Services
) -> None:
    questions = list(all_of(language))

    def answer(question: FollowUp) -> str:
        return answer_to(beside, installation.url, question)

    with ThreadPoolExecutor(AT_ONCE) as asking:
        answers = list(asking.map(answer, questions))
    right = [is_right(beside, *each) for each in zip(questions, answers, strict=True)]
    for question, said, fine in zip(questions, answers, right, strict=True):
        if not fine:
            sys.stdout.write(f"{question.told[-1]} > {question.asked}: {said[:120]}\n")
    share = sum(right) / len(right)
    sys.stdout.write(f"{language}: {sum(right)} of {len(right)} follow-up questions right\n")
    assert share >= FLOOR[language]


FLOOR = {"nl": 0.85, "de": 0.85}
"""The share of right answers below which something has been lost."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_questions_and_none_twice(language: str) -> None:
    asked = Counter((*one.told, one.asked) for one in all_of(language))
    assert len(asked) >= 120 and max(asked.values()) == 1

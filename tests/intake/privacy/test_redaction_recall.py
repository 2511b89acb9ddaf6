"""How much of what people tell of themselves and others is found, and what is masked with it."""

from collections import defaultdict

import pytest

from tests.intake.privacy.cases import COUNTRIES
from tests.intake.privacy.private_lines import HARMLESS, Count, count, private_lines
from tests.our_words import redact

LEAST_FOUND = 0.98
MOST_WRONG = 0.005
LINES, KINDS = 600, 20


@pytest.mark.parametrize("language", sorted(COUNTRIES))
def test_hardly_anything_private_is_left(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    by_kind: dict[str, Count] = defaultdict(Count)
    for line in private_lines(language):
        by_kind[line.kind] += count(line, redact(line.text, COUNTRIES[language], language).found)
    whole = sum(by_kind.values(), Count())
    with capsys.disabled():
        print(f"\n{told(language, {**by_kind, 'all': whole})}")  # noqa: T201
    assert whole.recall >= LEAST_FOUND
    assert whole.wrong_share <= MOST_WRONG


@pytest.mark.parametrize("language", sorted(COUNTRIES))
def test_the_lines_are_many_and_of_every_kind(language: str) -> None:
    lines = private_lines(language)
    assert len(lines) >= LINES
    assert len({line.kind for line in lines} - {HARMLESS}) >= KINDS
    assert not any(line.spans for line in lines if line.kind == HARMLESS)
    assert all(line.spans for line in lines if line.kind != HARMLESS)


def test_what_is_masked_is_counted_word_by_word() -> None:
    (line,) = [one for one in private_lines("nl") if one.text.startswith("naam: Chen")]
    (start, end) = line.spans[0]
    assert count(line, []) == Count(spans=1, found=0, words=1, wrong=0)
    assert count(line, redact(line.text).found).found == 1
    assert line.text[start:end] == "Chen Wei Lin"


def told(language: str, counts: dict[str, Count]) -> str:
    return "\n".join(
        f"{language} {kind:16} found {one.found:3} of {one.spans:3} ({one.recall:.3f}), "
        f"wrong {one.wrong} of {one.words} words"
        for kind, one in counts.items()
    )

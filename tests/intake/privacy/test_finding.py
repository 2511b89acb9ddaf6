"""Every find tells its place."""

import pytest

from tests.intake.privacy.cases import COUNTRIES, PERSONAL
from tests.our_words import redact


@pytest.mark.parametrize(("language", "said", "left"), PERSONAL)
def test_every_find_tells_its_place_in_the_text_as_given(
    language: str, said: str, left: str
) -> None:
    found = redact(said, COUNTRIES[language], language).found
    rebuilt, last = "", 0
    for finding in found:
        rebuilt += said[last : finding.start] + f"[{finding.kind}]"
        last = finding.end
    assert rebuilt + said[last:] == left

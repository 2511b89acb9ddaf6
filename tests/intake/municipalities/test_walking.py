"""The parts of a profile, walked through."""

from collections.abc import Callable

import pytest

from intake.municipalities import Municipality
from intake.municipalities.facts import Fact
from intake.municipalities.walking import parts

ByName = Callable[[str], Municipality]

FIVE = (
    "gemeente-leek", "stad-antwerpen", "jobcenter-kreis-heinsberg", "jobcenter-wuppertal",
    "kreis-viersen",
)  # fmt: skip


@pytest.mark.parametrize("id_", FIVE)
def test_every_fact_has_a_source_or_is_assumed(profile: ByName, id_: str) -> None:
    bare = [
        part.key
        for part in parts(profile(id_))
        if isinstance(part.value, Fact) and part.key and part.value.model_fields_set
        if not part.value.source and not part.value.assumed
    ]
    assert bare == []

"""Words that are missing, and placeholders without a value, are told with their place and mend."""

from collections.abc import Callable

import pytest

from intake.answer_bank.loading import Units
from intake.municipalities import ProfileInvalid

Load = Callable[..., Units]

# What the editor changed, the key that is named, and words of the mend.
MISTAKES = {
    "an unknown key in an answer": (
        "valid_from: 2027-04-01", "valid_form: 2027-04-01",
        "units.village_desk_ends.answers[2].valid_form",
        "a language (nl, de) or a key that docs/write-an-answer.md shows here",
    ),
    "a language that is missing": (
        "        de: Parken können Sie umsonst hinter dem Haus, {address.town_hall}.\n", "",
        "units.parking.answers[1].de: found nothing", "the words in de too",
    ),
    "more in one language only": (
        "      de: Mehr steht auf {site}.\n", "", "units.parking.more.de", "the words in de too",
    ),
    "a placeholder that is none": (
        "{site}", "{web}", "units.parking.more.nl: found the placeholder {web}",
        "one of {site}, {municipality}, {phone.<department>}, {address.<office>}",
    ),
    "a placeholder of an office that is none": (
        "{address.town_hall}", "{address.townhall}", "the placeholder {address.townhall}",
        "after the point an office of the profile (perhaps town_hall)",
    ),
    "a placeholder whose fact the profile lacks": (
        "{address.town_hall}", "{price.household_help}", "the placeholder {price.household_help}",
        "price to be given in the profile",
    ),
    "half a placeholder": (
        "{site}", "{site", "units.parking.more.nl: found a brace without its partner",
        "{ and } around a placeholder",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_mend(mistake: str, load: Load) -> None:
    old, new, place, mend = MISTAKES[mistake]
    with pytest.raises(ProfileInvalid) as raised:
        load(old, new)
    told = str(raised.value)
    assert "gemeente-voorbeeld.yml, line " in told
    assert place in told and mend in told

"""A service is added by its row: known to the catalogue, named in both languages, told of."""

from collections.abc import Callable

from tests.scaffolding.conftest import Copy

NAMES = """
from pathlib import Path
from intake.catalogue import Catalogue
from intake.wording.service_names import ServiceNames
data = Path("data")
names = ServiceNames(data)
print(Catalogue.load(data / "services.yml").topic_of("beekeeping"))
for locale in ("nl-NL", "nl-BE", "de-DE"):
    print(names.name("beekeeping", locale), "/", names.spoken("beekeeping", locale))
"""
ANSWER = """services:
  beekeeping:
    answers:
      - text: {nl: Een bijenkast mag in uw tuin., de: Ein Bienenstock darf in Ihren Garten.}
"""


def test_it_has_a_topic_and_names(added: Callable[..., Copy]) -> None:
    assert added("A service").says(NAMES).splitlines() == [
        "other",
        "bijenkast / een bijenkast",
        "bijenkast / een bijenkast",
        "Bienenstock / einen Bienenstock",
    ]


def test_a_profile_answers_for_it(added: Callable[..., Copy]) -> None:
    copy = added("A service")
    form = copy.root / "data" / "municipalities" / "_example.yml"
    profile = form.with_name("gemeente-voorbeeld.yml")
    profile.write_text(form.read_text("utf-8").replace("services:\n", ANSWER, 1), "utf-8")
    told = copy.runs(
        *("-m", "intake.commands.ask", "--municipality", "gemeente-voorbeeld"),
        *("--service", "beekeeping", "--language", "de", "--at", "2027-02-04T10:00"),
    )
    assert "Ein Bienenstock darf in Ihren Garten." in told
    assert "mistakes found: 0" in copy.runs("-m", "intake.municipalities.check")

"""An editor's mistake gives one sentence with the file, the line, the key and the mend."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.catalogue import Catalogue
from intake.municipalities import ProfileInvalid, load_profile
from intake.municipalities.loader import same_number
from intake.wording.languages import Languages

# What the editor changed, the key that is named, and words of the mend.
MISTAKES = {
    "wrong weekday": (
        "- days: [monday, wednesday]", "- days: [maandag, wednesday]",
        "departments.social.hours[1].days[1]", "found 'maandag', expected one of 'monday'",
    ),
    "overlapping hours in one entry": (
        'open: ["09:00-12:00", "13:00-16:00"]', 'open: ["09:00-12:00", "11:00-16:00"]',
        "offices.town_hall.hours[1].open", "hours that do not overlap",
    ),
    "overlapping hours in two entries": (
        "        open: 09:00-11:00\n",
        "        open: 09:00-11:00\n      - days: [wednesday]\n        open: 10:00-12:00\n",
        "departments.social.hours[2].open",
        "found '10:00-12:00', expected hours that do not overlap",
    ),
    "closing before opening": (
        "open: 09:00-11:00", "open: 11:00-09:00",
        "departments.social.hours[1].open", "a closing time after the opening time",
    ),
    "hours that are none": (
        "open: 09:00-11:00", "open: 9 tot 11",
        "departments.social.hours[1].open", "found '9 tot 11', expected hours written as",
    ),
    "unknown service": (
        "  household_help:\n", "  houshold_help:\n",
        "services.houshold_help", "a service of data/services.yml (perhaps household_help)",
    ),
    "unknown department": (
        "    department: registry", "    department: registery",
        "services.passport.department", "a department of this file (perhaps registry)",
    ),
    "unknown office": (
        "    offices: [town_hall, home_visit]", "    offices: [town_hal, home_visit]",
        "services.household_help.offices[1]", "an office of this file (perhaps town_hall)",
    ),
    "phone without country": (
        'phone: "+31594000090"', 'phone: "0594 000090"',
        "offices.town_hall.phone", "found '0594 000090', expected a number with its country",
    ),
    "phone too short": (
        'phone: "+31594000090"', 'phone: "+3159"',
        "offices.town_hall.phone", "a number of the right length for its country",
    ),
    "missing German answer": (
        '          de: "Über Zuschläge entscheidet {body}, nicht die Gemeinde."\n', "",
        "services.allowances.answers[1].text.de", "found nothing, expected the text in de too",
    ),
    "missing source": (
        "source: website\n", "",
        "holidays.source", "found nothing, expected a source for this, or assumed: true",
    ),
    "unknown source": (
        "source: website\n", "source: webside\n",
        "source", "a key under sources (perhaps website)",
    ),
    "unknown language": (
        "languages: [nl, de]", "languages: [nl, xx]",
        "languages[2]", "found 'xx', expected one of nl, de",
    ),
    "unknown locale": (
        "locales: {nl: nl-NL, de: de-DE}", "locales: {nl: nl-NL, de: de-AT}",
        "locales.de", "found 'de-AT', expected one of nl-NL, nl-BE, de-DE",
    ),
    "unknown time zone": (
        "timezone: Europe/Amsterdam", "timezone: Europe/Leek",
        "timezone", "found 'Europe/Leek', expected a time zone such as Europe/Amsterdam",
    ),
    "unknown Land": (
        "country: NL ", "country: DE ", "holidays:\n", "holidays:\n  subdivision: XX\n",
        "holidays.subdivision", "found 'XX', expected one of BB, BE, BW",
    ),
    "a Land where there is none": (
        "holidays:\n", "holidays:\n  subdivision: NW\n",
        "holidays.subdivision", "found 'NW', expected none for NL",
    ),
    "unknown holiday": (
        "open_on: [Goede vrijdag]", "open_on: [Goede donderdag]",
        "holidays.open_on[1]", "a public holiday's name (perhaps Goede vrijdag)",
    ),
    "date that does not exist": (
        "- day: 2027-05-07", "- day: 2027-02-30",
        "holidays.closing_days[1].day", "a date that exists in the calendar",
    ),
    "date the wrong way round": (
        "- day: 2027-05-07", "- day: 07-05-2027",
        "holidays.closing_days[1].day", "a date written as 2014-02-01",
    ),
    "validity that ends before it starts": (
        "- valid_until: 2027-06-30", "- valid_from: 2027-07-01\n        valid_until: 2027-06-30",
        "topics.income.answers[1].valid_until", "a day not before valid_from 2027-07-01",
    ),
    "turns that do not begin on a Monday": (
        "alternate_from: 2027-01-04", "alternate_from: 2027-01-05",
        "offices.village_desk.hours[1].alternate_from", "a Monday",
    ),
    "redirect to a closed office": (
        "      - by: appointment ", "      - by: closed ",
        "    to: [town_hall]", "    to: [village_desk]",
        "redirects[1].to[1]", "'village_desk', which is closed on 2027-01-01",
    ),
    "redirect in a circle": (
        "  - districts: [buitenwijk]\n    to: [town_hall]",
        "  - office: village_desk\n    to: [town_hall]\n"
        "  - office: town_hall\n    to: [village_desk]",
        "redirects[1].to[1]", "'town_hall', which leads back here",
    ),
    "negative capacity": (
        "    capacity: 2 ", "    capacity: -2 ",
        "offices.town_hall.capacity", "found '-2', expected a number from 0",
    ),
    "capacity in words": (
        "    capacity: 2 ", "    capacity: twee ",
        "offices.town_hall.capacity", "found 'twee', expected a whole number",
    ),
    "programme with baseline over places": (
        "# Step 9.",
        "programmes:\n  course:\n    name: {nl: de cursus, de: der Kurs}\n    places: 10\n"
        "    baseline: 12\n    confirmed_by: social\n"
        "    text: {nl: Een cursus., de: Ein Kurs.}\n# Step 9.",
        "programmes.course.baseline", "found '12', expected at most the 10 places there are",
    ),
    "placeholder that does not exist": (
        "Het kost {price}.", "Het kost {prijs}.",
        "services.passport.answers[1].text.nl", "found the placeholder {prijs}, expected one of",
    ),
    "placeholder without a value": (
        "    price: {nl: 80 euro, de: 80 Euro}\n", "",
        '          de: "Einen Reisepass beantragen Sie selbst. Er kostet {price}.',
        '          de: "Einen Reisepass beantragen Sie selbst.',
        "services.passport.answers[1].text.nl", "expected the service to give price",
    ),
    "brace without its partner": (
        "Het kost {price}.", "Het kost {price.",
        "services.passport.answers[1].text.nl", "a brace without its partner",
    ),
    "tab in YAML": (
        "    address: Dorpsstraat 1", "\taddress: Dorpsstraat 1",
        "(the whole file)", "found a tab, expected spaces",
    ),
    "a bracket that is not closed": (
        "languages: [nl, de]", "languages: [nl, de",
        "(the whole file)", "expected YAML as in _example.yml",
    ),
    "the same key twice": (
        "country: NL ", "kind: municipality\ncountry: NL ",
        "kind", "found the key a second time, expected each key once",
    ),
    "a top-level rules": (
        "routing: ", "rules: ",
        "rules", "Rasa would read it as training data (ordered rules: routing)",
    ),
    "a key that is none": (
        "    address: Dorpsstraat 1", "    adress: Dorpsstraat 1",
        "offices.town_hall.adress", "found the unknown key 'adress', expected one of the keys",
    ),
    "a key that is missing": (
        "default_office: town_hall", "# default_office: town_hall",
        "default_office", "found nothing, expected it to be given",
    ),
    "an id with capitals": (
        "default_department: contact_centre", "default_department: ContactCentre",
        "default_department", "small letters, digits and _ only",
    ),
    "a service that means one that is none": (
        "services:\n", "meant:\n  nl: {social_assistance: citizen_benefit}\nservices:\n",
        "meant.nl.social_assistance", "a service of data/services.yml (perhaps citizens_benefit)",
    ),
    "danger that goes to no department": (
        "  violence: social\n", "  violence: sociall\n",
        "danger.violence", "found 'sociall', expected a department of this file (perhaps social)",
    ),
    "a kind of danger that is none": (
        "  violence: social\n", "  flood: social\n",
        "danger.flood", "found the key 'flood', expected one of 'suicide', 'violence'",
    ),
    "an assumed key that is none": (
        "    capacity: 1\n    hours:", "    capacity: 1\n    assumed: [adress]\n    hours:",
        "offices.village_desk.assumed[1]", "a key that stands here (perhaps address)",
    ),
    "a site with a path": (
        '"https://www.voorbeeld.example"]', '"https://www.voorbeeld.example/chat"]',
        "sites[1]", "an origin such as https://www.leek.nl, without a path",
    ),
}  # fmt: skip


def sentences(path: Path, catalogue: Catalogue, languages: Languages) -> list[str]:
    with pytest.raises(ProfileInvalid) as raised:
        load_profile(path, catalogue, languages)
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_gives_a_sentence_with_the_place_and_the_mend(
    mistake: str,
    edited: Callable[..., Path],
    catalogue: Catalogue,
    languages: Languages,
) -> None:
    *changes, key, words = MISTAKES[mistake]
    path = edited(*changes)
    found = sentences(path, catalogue, languages)[0]
    assert found.startswith(f"{path}, line ")
    assert f", {key}: " in found
    assert words in found
    assert found.endswith(".") and "\n" not in found


@pytest.mark.parametrize(
    "mistake",
    [name for name in MISTAKES if name not in ("missing source", "unknown Land")],
)
def test_one_mistake_gives_one_sentence(
    mistake: str, edited: Callable[..., Path], catalogue: Catalogue, languages: Languages
) -> None:
    *changes, _, _ = MISTAKES[mistake]
    assert len(sentences(edited(*changes), catalogue, languages)) == 1


def test_the_line_is_the_one_to_mend(
    edited: Callable[..., Path], catalogue: Catalogue, languages: Languages
) -> None:
    path = edited("    capacity: 2 ", "    capacity: -2 ")
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "capacity: -2" in text)
    assert f"{path}, line {line}, " in sentences(path, catalogue, languages)[0]


def test_every_mistake_of_a_file_is_told_at_once(
    edited: Callable[..., Path], catalogue: Catalogue, languages: Languages
) -> None:
    path = edited("capacity: 2 ", "capacity: -2 ", "country: NL ", "country: FR ")
    assert len(sentences(path, catalogue, languages)) == 2


def test_two_profiles_with_one_number(
    edited: Callable[..., Path], catalogue: Catalogue, languages: Languages
) -> None:
    paths = [edited(name="gemeente-een"), edited(name="gemeente-twee")]
    profiles = [load_profile(path, catalogue, languages) for path in paths]
    (problem,) = same_number(profiles, paths[0].parent)
    assert str(problem).startswith(f"{paths[1]}, line ")
    assert "phone_number: found '+31594000099'" in str(problem)
    assert "a number of its own, since gemeente-een.yml has it" in str(problem)


def test_an_empty_file_is_told_what_it_lacks(
    tmp_path: Path, catalogue: Catalogue, languages: Languages
) -> None:
    path = tmp_path / "leeg.yml"
    path.write_text("", encoding="utf-8")
    assert any(", name: found nothing" in found for found in sentences(path, catalogue, languages))


@pytest.mark.parametrize(
    ("written", "line", "found"),
    [
        (b"name: a\nparts: &a [*a]\n", 1, "an anchor that contains itself"),
        ("name: a\ncalled: Loppersum\xeb\n".encode("latin-1"), 2, "a letter in another encoding"),
        (b"name: a\n? [b]\n: c\n", 2, "a list as a key"),
        (b"name: a\nkind: b\0\n", 2, "a character that is not text"),
        (b"- name\n- kind\n", 1, "nothing that fits, expected keys with values under them"),
        (b"name: a\n---\nname: b\n", 2, "found another document"),
        (b"name: a\nkind: *b\n", 2, "found undefined alias"),
    ],
)
def test_a_file_that_is_no_profile_at_all_still_gives_one_sentence(
    tmp_path: Path,
    catalogue: Catalogue,
    languages: Languages,
    written: bytes,
    line: int,
    found: str,
) -> None:
    path = tmp_path / "stuk.yml"
    path.write_bytes(written)
    told = sentences(path, catalogue, languages)
    assert len(told) == 1
    assert told[0].startswith(f"{path}, line {line}, ") and found in told[0]


def test_a_file_saved_with_a_byte_order_mark_is_read(
    edited: Callable[..., Path], catalogue: Catalogue, languages: Languages
) -> None:
    path = edited()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_profile(path, catalogue, languages).country == "NL"

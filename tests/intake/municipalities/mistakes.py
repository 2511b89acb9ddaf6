"""Mistakes that an editor may make in a profile, by the module that finds them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.catalogue import Catalogue
from intake.municipalities import ProfileInvalid, load_profile
from intake.wording.languages import Languages

# What the editor changed, the key that is named, and words of the mend.
MISTAKES = {
    "places": {
        "wrong weekday": (
            "- days: [monday, wednesday]", "- days: [maandag, wednesday]",
            "departments.social.hours[1].days[1]", "found 'maandag', expected one of 'monday'",
        ),
        "overlapping hours in one entry": (
            'open: ["09:00-12:00", "13:00-16:00"]', 'open: ["09:00-12:00", "11:00-16:00"]',
            "offices.town_hall.hours[1].open", "hours that do not overlap",
        ),
        "closing before opening": (
            "open: 09:00-11:00", "open: 11:00-09:00",
            "departments.social.hours[1].open", "a closing time after the opening time",
        ),
        "hours that are none": (
            "open: 09:00-11:00", "open: 9 tot 11",
            "departments.social.hours[1].open", "found '9 tot 11', expected hours written as",
        ),
        "negative capacity": (
            "    capacity: 2 ", "    capacity: -2 ",
            "offices.town_hall.capacity", "found '-2', expected a number from 0",
        ),
        "capacity in words": (
            "    capacity: 2 ", "    capacity: twee ",
            "offices.town_hall.capacity", "found 'twee', expected a whole number",
        ),
    },
    "times": {
        "overlapping hours in two entries": (
            "        open: 09:00-11:00\n",
            "        open: 09:00-11:00\n      - days: [wednesday]\n        open: 10:00-12:00\n",
            "departments.social.hours[2].open",
            "found '10:00-12:00', expected hours that do not overlap",
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
        "validity that ends before it starts": (
            "- valid_until: 2027-06-30",
            "- valid_from: 2027-07-01\n        valid_until: 2027-06-30",
            "topics.income.answers[1].valid_until", "a day not before valid_from 2027-07-01",
        ),
        "turns that do not begin on a Monday": (
            "alternate_from: 2027-01-04", "alternate_from: 2027-01-05",
            "offices.village_desk.hours[1].alternate_from", "a Monday",
        ),
    },
    "colours": {
        "a colour that is none": (
            'background-color: "#154273"', 'background-color: "blauw"',
            "tokens.utrecht-button-primary-action-background-color",
            "found 'blauw', expected a colour such as #154273",
        ),
        "words that stand out too little": (
            'background-color: "#154273"', 'background-color: "#9fb8d0"',
            "tokens.utrecht-button-primary-action-background-color",
            "a contrast of 4.5 with its words",
        ),
        "a logo that lies elsewhere": (
            "logo: https://www.voorbeeld.example/", "logo: https://cdn.example/",
            "logo", "found 'https://cdn.example/logo.svg', expected an address on one of the sites",
        ),
    },
    "links": {
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
        "unknown source": (
            "source: website\n", "source: webside\n",
            "source", "a key under sources (perhaps website)",
        ),
        "a service that means one that is none": (
            "services:\n", "meant:\n  nl: {social_assistance: citizen_benefit}\nservices:\n",
            "meant.nl.social_assistance",
            "a service of data/services.yml (perhaps citizens_benefit)",
        ),
        "danger that goes to no department": (
            "  violence: social\n", "  violence: sociall\n",
            "danger.violence",
            "found 'sociall', expected a department of this file (perhaps social)",
        ),
    },
    "facts": {
        "phone without country": (
            'phone: "+31594000090"', 'phone: "0594 000090"',
            "offices.town_hall.phone", "found '0594 000090', expected a number with its country",
        ),
        "phone too short": (
            'phone: "+31594000090"', 'phone: "+3159"',
            "offices.town_hall.phone", "a number of the right length for its country",
        ),
        "date that does not exist": (
            "- day: 2027-05-07", "- day: 2027-02-30",
            "holidays.closing_days[1].day", "a date that exists in the calendar",
        ),
        "date the wrong way round": (
            "- day: 2027-05-07", "- day: 07-05-2027",
            "holidays.closing_days[1].day", "a date written as 2014-02-01",
        ),
    },
    "texts": {
        "missing German answer": (
            '          de: "Über Zuschläge entscheidet {body}, nicht die Gemeinde."\n', "",
            "services.allowances.answers[1].text.de", "found nothing, expected the text in de too",
        ),
        "unknown language": (
            "languages: [nl, de]", "languages: [nl, xx]",
            "languages[2]", "found 'xx', expected one of nl, de",
        ),
        "unknown locale": (
            "locales: {nl: nl-NL, de: de-DE}", "locales: {nl: nl-NL, de: de-AT}",
            "locales.de", "found 'de-AT', expected one of nl-NL, nl-BE, de-DE",
        ),
        "placeholder that does not exist": (
            "Het kost {price}.", "Het kost {prijs}.",
            "services.passport.answers[1].text.nl",
            "found the placeholder {prijs}, expected one of",
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
    },
    "truth": {
        "missing source": (
            "source: website\n", "",
            "holidays.source", "found nothing, expected a source for this, or assumed: true",
        ),
        "an assumed key that is none": (
            "    capacity: 1\n    hours:", "    capacity: 1\n    assumed: [adress]\n    hours:",
            "offices.village_desk.assumed[1]", "a key that stands here (perhaps address)",
        ),
    },
    "model": {
        "unknown time zone": (
            "timezone: Europe/Amsterdam", "timezone: Europe/Leek",
            "timezone", "found 'Europe/Leek', expected a time zone such as Europe/Amsterdam",
        ),
        "an id with capitals": (
            "default_department: contact_centre", "default_department: ContactCentre",
            "default_department", "small letters, digits and _ only",
        ),
        "a kind of danger that is none": (
            "  violence: social\n", "  flood: social\n",
            "danger.flood", "found the key 'flood', expected one of 'suicide', 'violence'",
        ),
        "a site with a path": (
            '"https://www.voorbeeld.example"]', '"https://www.voorbeeld.example/chat"]',
            "sites[1]", "an origin such as https://www.leek.nl, without a path",
        ),
    },
    "redirects": {
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
    },
    "rules": {
        "programme with baseline over places": (
            "# Step 9.",
            "programmes:\n  course:\n    name: {nl: de cursus, de: der Kurs}\n    places: 10\n"
            "    baseline: 12\n    confirmed_by: social\n"
            "    text: {nl: Een cursus., de: Ein Kurs.}\n# Step 9.",
            "programmes.course.baseline", "found '12', expected at most the 10 places there are",
        ),
    },
    "reading": {
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
    },
    "explain": {
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
    },
}  # fmt: skip


def sentences(path: Path, catalogue: Catalogue, languages: Languages) -> list[str]:
    """Return what an editor reads of a profile that is wrong."""
    with pytest.raises(ProfileInvalid) as raised:
        load_profile(path, catalogue, languages)
    return [str(problem) for problem in raised.value.problems]


def is_told(
    module: str,
    mistake: str,
    edited: Callable[..., Path],
    catalogue: Catalogue,
    languages: Languages,
) -> None:
    """Make a mistake and check the sentence that the editor reads: place, key and mend."""
    *changes, key, words = MISTAKES[module][mistake]
    path = edited(*changes)
    found = sentences(path, catalogue, languages)[0]
    assert found.startswith(f"{path}, line ")
    assert f", {key}: " in found
    assert words in found
    assert found.endswith(".") and "\n" not in found

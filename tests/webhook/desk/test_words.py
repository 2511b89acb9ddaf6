"""Everything the desk says is in its files, in both languages, and nothing lies there unused."""

import re
from pathlib import Path

import pytest
import yaml

from intake.cases import OUTCOMES
from intake.catalogue import TOPICS
from intake.contacts import KINDS
from intake.settings import ROOT
from intake.staff import ROLES
from intake.staff.administration.acts import ACTS
from webhook.desk.accounts.logs import LOGS
from webhook.desk.page import TABS

DESK = ROOT / "webhook" / "desk"
PAGES = ROOT / "webhook" / "templates" / "desk"
SAID = re.compile(r"""(?:say|say\(\)|words|self)\(\s*['"]([a-z0-9_-]+)['"]""")
NAMED = re.compile(r"""(?:(?:problem|told)=|(?=['"][a-z]+_))['"]([a-z0-9_]+)['"]""")
CODES = {
    "topic": TOPICS,
    "outcome": OUTCOMES,
    "channel": ("voice", "sms", "chat", "call", "counter", "letter"),
    "language": ("nl", "de"),
    "wants": ("transfer", "callback", "chat", "message", "letter", "nothing"),
    "danger": (
        *("suicide", "violence", "child", "medical", "fire_or_gas", "threat"),
        *("homeless", "destitute", "other"),
    ),
    "contact": tuple(KINDS),
    "who": ("bot", "citizen", "staff"),
    "actor": ("bot", "system", "citizen"),
    "view": ("all", "waiting", "mine", "closed"),
    "none": ("all", "waiting", "mine", "closed", "narrowed"),
    "due": ("green", "amber", "red"),
    "narrow": ("channel", "spoken", "topic", "wants"),
    "hours": ("place", "day", "until", "open", "reason", "languages"),
    "figures": (
        *("fate", "channel", "language", "hour", "topic", "department"),
        *("until_taken", "until_answered", "until_closed"),
    ),
    "reason": (
        *("person_wanted", "complaint", "not_understood", "silence", "rasa_unavailable"),
        *("urgent", "topic_to_specialist", "hang_up", "programme_interest", "by_hand"),
    ),
    "act": (
        *("opened", "updated", "transferred", "viewed", "claimed", "released", "noted"),
        *("texted", "answered", "taken", "freed", "left", "tried", "no_danger", "danger_again"),
        *("confirmed", "withdrawn"),
        *(
            "contact",
            "joined",
            "accepted",
            "added",
            "parted",
            "booked",
            "booking_booked",
            "booking_restored",
        ),
        *("chat_wanted", "took_over", "handed_back", "endangered"),
        *("moved", "closed", "reopened", "booking_viewed", "booking_moved", "booking_cancelled"),
    ),
    "wish": ("no_call", "call", "text", "letter", "calls_again", "hours", "interpreter"),
    "fate": (
        *("waiting", "sent", "delivered", "failed"),
        *("of_solved", "of_after_a_question", "of_handed_over", "of_given_up"),
    ),
    "hindrance": (
        *("closed", "taken", "no_number", "landline", "opted_out", "unreadable", "no_account"),
        *("abroad", "too_many", "stopped"),
    ),
    "dial": ("completed", "answered", "busy", "no-answer", "failed", "canceled"),
    "error": tuple(f"{code}{end}" for code in (400, 403, 404, 413, 500) for end in ("", "_hint")),
    "nav": tuple(tab for _, tab, _ in TABS),
    "role": ROLES,
    "can": ROLES,
    "key": ("help", "find", "next", "previous", "claim", "note", "list", "does"),
    "how": ("password", "openid"),
    "staff": ACTS,
    "log": tuple(f"{kind}{end}" for kind in LOGS for end in ("", "_hint")),
    "answers": ("bot", "queue", "mine", "other"),
    "by": ("routing", "default_department", "clerk"),
    "why": (
        *("rule", "valid_from", "valid_until", "redirect", "by", "intent", "service", "topic"),
        *("department", "danger", "fact", "source", "assumed"),
    ),
}
CODES["log"] += (
    *(f"act_{act}" for act in CODES["act"] if not act.startswith("booking")),
    *(f"data_{act}" for act in ("forgotten", "exported", "held", "released", "refused", "swept")),
)
"""What codes may be, by the beginning of their keys; the store may have more than these."""


def words(language: str) -> dict[str, str]:
    text = (ROOT / "data" / language / "desk.yml").read_text(encoding="utf-8")
    return dict(yaml.load(text, yaml.CSafeLoader)["desk"])


def sources() -> list[str]:
    files: list[Path] = [*DESK.rglob("*.py"), *PAGES.glob("*.html")]
    return [file.read_text(encoding="utf-8") for file in files]


def asked_for() -> set[str]:
    """Keys that pages and modules name outright."""
    found = {key for text in sources() for key in SAID.findall(text)}
    return {key for key in found if not key.endswith("_")}


def coded() -> set[str]:
    return {f"{kind}_{code}" for kind, codes in CODES.items() for code in codes}


@pytest.mark.parametrize("language", ["nl", "de"])
def test_every_word_is_there(language: str) -> None:
    assert (asked_for() | coded()) - set(words(language)) == set()


def test_both_languages_have_the_same_words_and_the_same_gaps() -> None:
    def gaps(language: str) -> dict[str, set[str]]:
        found = words(language).items()
        return {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in found}

    dutch, german = gaps("nl"), gaps("de")
    assert dutch.keys() == german.keys()
    # A date may need its year or its weekday in one language and not in the other.
    assert {key for key in dutch if dutch[key] != german[key]} == set()


def test_no_word_is_left_over() -> None:
    named = {key for text in sources() for key in NAMED.findall(text)}
    of_a_code = {key for key in words("nl") if key.partition("_")[0] in CODES}
    assert set(words("nl")) - asked_for() - of_a_code - named == set()

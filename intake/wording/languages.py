"""The languages and locales of the system, read from `data/languages.yml`."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml


class UnknownLocale(KeyError):
    """No locale of this name in data/languages.yml."""


@dataclass(frozen=True)
class Locale:
    """A regional wording: its own folder of sentences, laid over another's where it has one."""

    name: str
    language: str
    folders: tuple[str, ...]
    """Folders under data/ in which to look for a sentence, the nearest first."""
    voice: str
    """Who speaks it on the telephone (Twilio's name)."""
    speech: str
    """As which language it is heard on the telephone (BCP 47)."""
    speech_model: str | None = None
    """Which of Twilio's models hears it; None lets Twilio choose."""


@dataclass(frozen=True)
class Languages:
    """Everything data/languages.yml says."""

    names: dict[str, str]
    """Language code -> its own name for itself."""
    default_locale: dict[str, str]
    locales: dict[str, Locale]
    called: dict[str, tuple[str, ...]]
    """Language code -> words by which people ask for it, lower case."""
    not_spoken: tuple[str, ...]
    """Words by which people ask for a language that the bot does not speak."""

    def named_in(self, text: str, spoken_now: str) -> str | None:
        """Return the code of the language that a text asks for, None where it names none of ours.

        Of several the one that is not spoken now: "I don't understand Dutch, can we do German".
        """
        words = set(re.findall(r"\w+", text.casefold()))
        named = [code for code, names in self.called.items() if words & set(names)]
        return next((code for code in named if code != spoken_now), named[0] if named else None)

    def asks_for_another(self, text: str) -> bool:
        """Say whether a text names a language that the bot does not speak."""
        return any(word in text.casefold() for word in self.not_spoken)

    def locale(self, name: str) -> Locale:
        """Return one locale; raise UnknownLocale."""
        try:
            return self.locales[name]
        except KeyError:
            raise UnknownLocale(name) from None


@lru_cache(maxsize=4)
def load(data_dir: Path) -> Languages:
    """Read data/languages.yml once a process."""
    raw = yaml.load((data_dir / "languages.yml").read_bytes(), Loader=yaml.CSafeLoader)
    languages = raw["languages"]
    return Languages(
        names={code: facts["name"] for code, facts in languages.items()},
        default_locale={code: facts["locale"] for code, facts in languages.items()},
        locales={name: _locale(name, facts) for name, facts in raw["locales"].items()},
        called={code: tuple(facts["called"]) for code, facts in languages.items()},
        not_spoken=tuple(raw["not_spoken"]),
    )


def _locale(name: str, facts: dict[str, str]) -> Locale:
    folders = (facts["folder"], *([facts["over"]] if "over" in facts else []))
    return Locale(
        name=name,
        language=facts["language"],
        folders=folders,
        voice=facts["voice"],
        speech=facts["speech"],
        speech_model=facts.get("speech_model"),
    )

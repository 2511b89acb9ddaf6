"""In which language a line is written, where it clearly is another than the one spoken."""

import re
from functools import lru_cache
from pathlib import Path

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

from intake.municipalities import Municipality
from intake.recognition import telling_words
from intake.recognition.municipality_names import without_names
from intake.wording import languages, other_languages

FEWEST = 2
"""Words without which nothing is told: "Termin" may be said by anybody."""
MOST = 400
"""Characters that are looked at: a long story is told from its beginning."""
SURE = {2: 0.99, 3: 0.98}
SURE_AT_LENGTH = 0.95
"""How likely, by the number of words, a language spoken here must be beside the one spoken now."""
LIKELIER = 0.7
TELLING = 2
"""How likely it must be where so many words are said in it alone, and none in the other alone."""
SURE_OF_ANOTHER = 0.99
"""How likely one that is not spoken here must be: a wrong guess costs the citizen the answer."""
UMLAUT = re.compile(r"(?<![aeiou])[äöü]|ß", re.IGNORECASE)
"""Letters of German alone: a Dutch diaeresis follows a vowel ("coördinator", "reünie")."""
WORD = re.compile(r"[^\W\d_]+")
LATIN_ENDS = "\u024f"
"""The last letter of Latin alphabets: what lies behind it is Greek, Cyrillic, Arabic and on."""


def other_language(
    text: str, municipality: Municipality, spoken: str, data_dir: Path
) -> str | None:
    """Return the code of the language that a text is clearly written in, None if that is `spoken`.

    One of those that the municipality speaks, or that `data/other_languages.yml` has a sentence in.
    None also where the text is short or its language not clear; names do not count.
    """
    words = WORD.findall(without_names(text[:MOST], municipality, data_dir))
    if _telling(words) < FEWEST:
        return None
    likely = _likely(" ".join(words), data_dir)
    for code in municipality.languages:
        if code != spoken and _wins(likely, code, spoken, words, data_dir):
            return code
    return _another(likely, words, {spoken, *municipality.languages}, data_dir)


def read_ahead(data_dir: Path) -> None:
    """Load what languages are told by: half a second's work, that else the first line waits for."""
    _likely("", data_dir)
    codes = list(languages.load(data_dir).names)
    telling_words.only_in(codes[0], codes[-1], (), data_dir)


def _wins(
    likely: dict[str, float], code: str, spoken: str, words: list[str], data_dir: Path
) -> bool:
    """Say whether a language is the clear one beside the one that is spoken.

    By its letters, where it is likelier than all others together and its words do not speak for
    the one that is spoken, or by its words alone. German dialects are often likelier Dutch, which
    has no umlaut; they share "wat" and "dat" with it, but not "isch" and "nit".
    """
    if code == "nl" and any(map(UMLAUT.search, words)):
        return False
    its, other = likely.get(code, 0.0), likely.get(spoken, 0.0)
    beside = its / (its + other or 1.0)
    own, others = (
        telling_words.only_in(one, other, words, data_dir)
        for one, other in ((code, spoken), (spoken, code))
    )
    if its > 0.5 and beside >= SURE.get(_telling(words), SURE_AT_LENGTH):
        return others <= own
    if any(likely[each] > 0.5 for each in likely if each != code):
        return False
    return beside >= LIKELIER and own >= TELLING and not others


def _another(
    likely: dict[str, float], words: list[str], ours: set[str], data_dir: Path
) -> str | None:
    """Return the language not spoken here that words are clearly in, and have a sentence for."""
    code = max(likely, key=lambda each: likely[each])
    if code in ours or code not in other_languages.load(data_dir).known:
        return None
    return code if likely[code] >= _sure_of_another(words) else None


def _telling(words: list[str]) -> int:
    """Return how many words are longer than a letter: a spelled name tells no language."""
    return sum(len(word) > 1 for word in words)


def _sure_of_another(words: list[str]) -> float:
    """Return how likely it must be; a few Latin letters may be a name, other letters are none."""
    if all(letter > LATIN_ENDS for word in words for letter in word):
        return SURE_OF_ANOTHER
    never = 1.1
    return {FEWEST: never, 3: 0.999}.get(_telling(words), SURE_OF_ANOTHER)


def _likely(text: str, data_dir: Path) -> dict[str, float]:
    """Return how likely each language is, by code; together that is one."""
    values = _detector(data_dir).compute_language_confidence_values(text)
    return {each.language.iso_code_639_1.name.lower(): each.value for each in values}


@lru_cache(maxsize=2)
def _detector(data_dir: Path) -> LanguageDetector:
    """Return lingua with its small models: a tenth of the memory, as good from three words on."""
    others = other_languages.load(data_dir)
    codes = {*languages.load(data_dir).names, *others.known, *others.told_apart}
    known = [_of(code) for code in sorted(codes) if hasattr(IsoCode639_1, code.upper())]
    built = LanguageDetectorBuilder.from_languages(*known).with_low_accuracy_mode()
    return built.with_preloaded_language_models().build()


def _of(code: str) -> Language:
    return Language.from_iso_code_639_1(getattr(IsoCode639_1, code.upper()))

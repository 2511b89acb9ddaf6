"""Read the name a citizen gives, and leave everything that is none alone."""

import re
from dataclasses import dataclass
from pathlib import Path

from intake.contact_answers.asked_names.likely import is_answer, is_given
from intake.contact_answers.asked_names.mending import (
    after_denial,
    put_together,
    without_taken_back,
)
from intake.contact_answers.asked_names.writing import written
from intake.contact_answers.folding import Token, tokens
from intake.contact_answers.likeness import cores_of, could_be_name, is_known, is_likely_name
from intake.contact_answers.names import PASSED_OVER, name_after, past_courtesies
from intake.contact_answers.spelling import Spelled, heard
from intake.contact_answers.vocabulary import vocabulary
from intake.contact_answers.words import NameWords, contact_words
from intake.recognition.neutralise import neutralise

# So many words behind a name that nothing introduces make a story: "bushokje zonder dak, ...".
_STORY = 6
_FEW_BEFORE = 3
_SIGNS = frozenset(",:-–")
_DIGITS = re.compile(r"[+(]?\d[\d\s()/.-]*")


def parse_name(text: str, language: str, *, data_dir: Path) -> str | None:
    """The name in this answer, written as names are, or None when it is not clearly a name.

    None for requests, questions, greetings, yes and no, and for anything that asks for a person
    or tells of danger: those go on as text. `language` decides capitals only ("De Vries", but
    "von Berg"); introductions are known in every language.
    """
    words = contact_words(data_dir).names
    name = read_name(text, data_dir).name
    return written(name, language, words) if name else None


def parse_full_name(text: str, language: str, *, data_dir: Path) -> str | None:
    """First name and surname in an answer to the question for a number; None for a single word.

    Beside a number or in its place a single word may be anything: a town, a firm, "office".
    """
    name = parse_name(_DIGITS.sub(" ", text), language, data_dir=data_dir)
    return name if name and " " in name else None


@dataclass(frozen=True)
class NameRead:
    """The name in an answer, and what of its words tells it or the one it takes the place of."""

    name: list[Token]
    telling: list[Token]
    mends: bool
    """Whether it was said that another name is wrong, or this one was spelled or explained."""


NO_NAME = NameRead([], [], False)


def read_name(text: str, data_dir: Path) -> NameRead:
    """The name in this answer and where it stands; `NO_NAME` where it gives none."""
    known = contact_words(data_dir)
    said = tokens(neutralise(text))
    if any(token.text == "?" or token.folded in known.names.urgent for token in said):
        return NO_NAME
    whole = heard(said, known.spelling)
    kept, taken_back = without_taken_back(whole, known.names)
    spelled = [token for token in kept if isinstance(token, Spelled)]
    first = kept.index(spelled[0]) if spelled else len(kept)
    before = kept[: first - known.spelling.announced.length_before(kept, first)]
    plain = _plain(before if spelled else kept, known.names)
    name = put_together(plain, before, spelled, known.names) if spelled else plain
    mends = whole != said or bool(taken_back) or bool(after_denial(said, known.names))
    return NameRead(name, [*taken_back, *plain, *spelled], mends) if name else NO_NAME


def without_name(text: str, *, data_dir: Path) -> str:
    """The text with "[name]" for each word that tells the name it gives, letters included."""
    for token in sorted(read_name(text, data_dir).telling, key=lambda one: -one.start):
        text = f"{text[: token.start]}[name]{text[token.end :]}"
    return text


def _plain(said: list[Token], words: NameWords) -> list[Token]:
    said = _without_tags(said, words)
    mended = after_denial(said, words)
    return (
        _introduced(said, words)
        or _bare(said, words)
        or _bare(mended, words, mends=True)
        or _behind_a_sign(said, words)
        or _from_a_first_name(said, words)
    )


def _without_tags(said: list[Token], words: NameWords) -> list[Token]:
    """ "Koen Smet hé" is Koen Smet."""
    end = len(said)
    while end > 1 and (said[end - 1].text in words.tags or said[end - 1].text in PASSED_OVER):
        end -= 1
    return said[:end]


def _behind_a_sign(said: list[Token], words: NameWords) -> list[Token]:
    """A first name and surname behind the last comma or colon, whatever goes before them."""
    signs = [place for place, token in enumerate(said) if token.text in _SIGNS]
    name = said[signs[-1] + 1 :] if signs else []
    whole = len(cores_of(name, words)) > 1 and could_be_name(name, words)
    given = whole and is_given(name[0], words) and is_likely_name(name, words)
    return name if given and is_answer(name, words, sole=False) else []


def _introduced(said: list[Token], words: NameWords) -> list[Token]:
    for place in range(len(said)):
        length = words.strong.length_at(said, place)
        if length:
            name = name_after(said, place + length, words)
            sure = not words.families.length_at(said, place)
            return name if sure or (name and is_answer(name, words, sole=True)) else []
    return []


def _bare(said: list[Token], words: NameWords, *, mends: bool = False) -> list[Token]:
    start, introduced = _opening(said, words)
    rest = said[start : _closing(said, start, words)]
    name, cut = _before_explanation(rest, words)
    # "nee, het is Smid": a name is meant there, but hardly so in "nee, het is klein".
    surely = mends and not any(token.folded in words.alone for token in name)
    sole = surely or not (introduced or cut)
    if sole and len(name) == 1 and name[0].folded in words.ordinary:
        return name
    name = _without_article(name, words) if introduced else name
    if not could_be_name(name, words):
        return []
    story = not introduced and len(rest) - len(name) > _STORY
    given = is_likely_name(name, words) if story else is_answer(name, words, sole=sole)
    return name if given else []


def _closing(said: list[Token], start: int, words: NameWords) -> int:
    """The place behind the last word that may be of the name: no sign, no "thank you"."""
    end = len(said)
    while end > start + 1:
        length = words.closing.length_before(said[start:end], end - start)
        length = length or int(not said[end - 1].text[0].isalnum())
        if not length and said[start:end][-1].text != said[start].text:
            length = words.fillers.length_before(said[start + 1 : end], end - start - 1)
        if not length:
            break
        end -= length
    return end


def _without_article(name: list[Token], words: NameWords) -> list[Token]:
    """ "ik ben de Sofie" is Sofie; "ik ben de Smet" is De Smet."""
    only_given = len(name) == 2 and is_given(name[1], words)
    return name[1:] if only_given and name[0].folded in words.particles else name


def _opening(said: list[Token], words: NameWords) -> tuple[int, bool]:
    """The place where a name may begin, and whether anything but a yes or "eh" goes before."""
    place, introduced = 0, False
    while place < len(said):
        passed = _past_titles(said, place, words)
        introduced |= any(_introduces(token, words) for token in said[place:passed])
        # "op den Kelder" is a name, "op Kelder" gives one.
        firm = words.firm_openings.length_at(said, passed)
        length = 0 if firm else words.weak_in_answers.length_at(said, passed)
        length = length or _for_whom(said, passed, words)
        introduced |= length > 0
        if passed + length == place:
            break
        place = passed + length
    return place, introduced


def _from_a_first_name(said: list[Token], words: NameWords) -> list[Token]:
    """What stands from a first name on, with a few words before it that nobody lists.

    Not in what somebody says of themselves: "ik ben verdrietig".
    """
    if any(words.next_sentence.length_at(said, place) for place in range(_FEW_BEFORE)):
        return []
    places = range(1, min(len(said), _FEW_BEFORE + 1))
    first = next((place for place in places if _is_only_a_name(said[place], words)), None)
    name = said[first:] if first else []
    whole = len(cores_of(name, words)) > 1 and could_be_name(name, words)
    return name if whole and is_answer(name, words, sole=False) else []


def _is_only_a_name(token: Token, words: NameWords) -> bool:
    """Whether this is a first name and no other word: "ben" and "wil" are both."""
    folded = token.folded
    another = folded in words.alone or folded in words.sentence
    return is_given(token, words) and not another and folded not in vocabulary(words.data_dir)


def _for_whom(said: list[Token], place: int, words: NameWords) -> int:
    """How many words tell whose name follows ("mijn buurman", "unsere Oma"): 2, or 0 for none."""
    if len(said) < place + 3 or said[place].folded not in words.possessives:
        return 0
    return 0 if is_known(said[place + 1], words) else 2


def _introduces(token: Token, words: NameWords) -> bool:
    lists = (words.fillers, words.honorifics, words.titles)
    return token.text not in PASSED_OVER and not any(one.length_at([token], 0) for one in lists)


def _past_titles(said: list[Token], place: int, words: NameWords) -> int:
    while True:
        passed = past_courtesies(said, place, words)
        passed += words.titles.length_at(said, passed)
        if passed == place:
            return place
        place = passed


def _before_explanation(name: list[Token], words: NameWords) -> tuple[list[Token], bool]:
    """ "Müller mit ü" is Müller; and whether anything was cut off."""
    for place in range(1, len(name)):
        length = words.explanations.length_at(name, place)
        within = length == 1 and _is_within(name, place, words)
        if (length and not within) or _next_sentence(name, place, words):
            return [token for token in name[:place] if token.text != ","], True
    return [token for token in name if token.text != ","], False


def _next_sentence(name: list[Token], place: int, words: NameWords) -> bool:
    """Whether a sentence begins here, and not with the word before it, as in "ben ik"."""
    begun = place > 1 or name[place - 1].text == ","
    return begun and words.next_sentence.length_at(name, place) > 0


def _is_within(name: list[Token], place: int, words: NameWords) -> bool:
    """Whether this particle has another behind it: "von und zu Berg"."""
    after = name[place + 1 : place + 2]
    return bool(after) and all(t.folded in words.particles for t in (name[place], *after))

"""Whether words look like a name, judged by the lists of contact.yml and the vocabulary."""

import re

from intake.contact_answers.folding import Token
from intake.contact_answers.vocabulary import is_compound, vocabulary
from intake.contact_answers.words import NameWords, contact_words

MOST_WORDS = 9
_MOST_NAMES = 5
_LONGEST = 80
# "d'Hondt", "O'Brien".
_ELIDED = re.compile(r"[do]'\w{3,}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:-(?:[^\W\d_]\.)+)?")


def is_small(token: Token) -> bool:
    """Whether the word has no capital."""
    return token.text == token.text.lower()


def is_no_name(token: Token, words: NameWords) -> bool:
    """Whether the word belongs to a sentence, a request or a number, whatever stands around."""
    if token.folded in words.sentence or is_thing(token, words):
        return True
    return contact_words(words.data_dir).numbers.is_number(token.folded)


def is_thing(token: Token, words: NameWords) -> bool:
    """Whether the word tells of danger or of something people come for."""
    folded = token.folded
    if folded in words.things or folded in words.urgent:
        return True
    if any(part in folded for part in words.urgent_parts):
        return True
    return any(folded.endswith(e) and len(folded) > len(e) + 2 for e in words.thing_endings)


def could_be_name(name: list[Token], words: NameWords) -> bool:
    """Whether these words have the build of a name and hold no word that no name has."""
    cores = cores_of(name, words)
    if not cores or len(cores) > _MOST_NAMES or name[-1] is not cores[-1]:
        return False
    if name[0].folded in words.place_particles and name[1] is cores[0]:
        return False
    if len(name) > MOST_WORDS or name[-1].end - name[0].start > _LONGEST:
        return False
    if any(not core.text[0].isalpha() for core in cores) or _is_letters(cores[-1]):
        return False
    return not any(_is_odd(name, place, words) for place in range(len(name)))


def is_likely_name(name: list[Token], words: NameWords) -> bool:
    """Whether these words are a name even though nothing said that a name would come.

    Something must speak for it: a first name or surname we know, a surname's ending or small
    words, initials, or capitals; and nothing may be an ordinary word of requests.
    """
    cores = cores_of(name, words)
    firm = words.firm_openings.length_before(name, len(name) - 1) > 0
    known = [core for core in cores if is_known(core, words)]
    others = [core for core in cores[: len(cores) - firm] if core not in known]
    # "Petra Vossen": foxes, too, but behind a first name and with a capital they are a surname.
    written = cores[0].folded in words.given and all(map(has_capital, cores))
    if not written and any(_is_everyday(core, words, compounds=not known) for core in others):
        return False
    if name[0].folded in words.place_particles:
        # "in de Wilgenlaan" is a place, "in den Berg" a name.
        return bool(known) or firm
    if len(name) == 1:
        return _is_likely_alone(name[0], words)
    return bool(known) or firm or all(map(has_capital, cores))


def is_everyday(name: list[Token], words: NameWords) -> bool:
    """Whether nothing here is more than ordinary words without a capital: "anders gespeld".

    Words that people are called, such as "bron", are more than that.
    """
    called = words.ordinary
    cores = [c for c in cores_of(name, words) if c.folded not in called and not is_known(c, words)]
    return bool(cores) and all(
        is_small(core) and _is_everyday(core, words, compounds=False)
        for core in cores_of(name, words)
    )


def cores_of(name: list[Token], words: NameWords) -> list[Token]:
    """The words of a name but its particles: "Jan" and "Vries" of "Jan de Vries"."""
    return [token for token in name if token.folded not in words.particles]


def _is_likely_alone(token: Token, words: NameWords) -> bool:
    known = is_known(token, words)
    if token.folded in words.alone:
        return known and has_capital(token)
    return known or has_capital(token)


def _is_letters(token: Token) -> bool:
    return len(token.text) == 1 or _INITIALS.fullmatch(token.text) is not None


def has_capital(token: Token) -> bool:
    """Whether the word has a capital, and not only capitals: that may be a manner of typing."""
    return token.text != token.text.lower() and token.text != token.text.upper()


def is_known(token: Token, words: NameWords) -> bool:
    """Whether our own lists know the word as a name, by its ending too, or it is initials."""
    folded = token.folded
    return (
        _is_letters(token)
        or _ELIDED.fullmatch(folded) is not None
        or any(
            part in words.given
            or part in words.surnames
            or (part.endswith(words.name_endings) and part not in vocabulary(words.data_dir))
            for part in (folded, *folded.split("-"))
        )
    )


def _is_everyday(token: Token, words: NameWords, compounds: bool) -> bool:
    ordinary = vocabulary(words.data_dir)
    return token.folded in ordinary or (compounds and is_compound(token.folded, ordinary))


def _is_said_of_people(token: Token, words: NameWords) -> bool:
    # "Wil Jansen", "Jürgen Weiß": words of a sentence that people are called, too.
    surname = token.folded in words.surnames and has_capital(token)
    return surname or token.folded in words.given


def _is_odd(name: list[Token], place: int, words: NameWords) -> bool:
    token = name[place]
    if token.folded in words.particles or (len(name) > 1 and _is_said_of_people(token, words)):
        return False
    if words.firm_openings.length_before(name, place):
        return is_thing(token, words)
    return is_no_name(token, words)

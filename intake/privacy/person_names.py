"""Where a name begins that nobody gives as the own, and where it ends."""

from typing import Literal

from intake.contact_answers.folding import Token
from intake.contact_answers.likeness import has_capital, is_no_name
from intake.contact_answers.ordinary import listed
from intake.contact_answers.vocabulary import is_compound, vocabulary
from intake.privacy.reading import Reading

Told = Literal["title", "label", "relation", "nothing"]
"""How surely what stands before tells of a name: "mevrouw" and "heet" more than "mijn zoon"; after
"nothing" only what people are known to be called is one."""

_WORDS_IN_NAME = 7
_SHORTEST = 3
_SHORTEST_UNKNOWN = 4


def name_at(reading: Reading, place: int, told: Told) -> list[Token]:
    """The tokens of a name that begins here, empty where the words are other ones."""
    name: list[Token] = []
    for token in reading.tokens[place : place + _WORDS_IN_NAME]:
        if token.folded in reading.contact.names.particles:
            if not _may_join(reading, token, name, told):
                break
        elif not (_is_hyphen(name, token) or _is_of_name(reading, token, name, told)):
            break
        name.append(token)
    while name and (name[-1].folded in reading.contact.names.particles or name[-1].text == "-"):
        name.pop()
    after = reading.token_at(name[-1].end) if name else place
    return name if name and _may_stand(reading, name, after, told) else []


def is_called(reading: Reading, token: Token) -> bool:
    """Whether people are known by this word, as a first name or a surname."""
    return is_first_name(reading, token) or _is_in(
        token, reading.contact.names.surnames, listed().surnames
    )


def is_first_name(reading: Reading, token: Token) -> bool:
    """Whether people are known by this word as a first name."""
    return _is_in(token, reading.contact.names.given, listed().given)


def _is_in(token: Token, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(
        (part in ours or part in theirs) and (part not in listed().common or has_capital(token))
        for part in (token.folded, *token.folded.split("-"))
    )


def _may_join(reading: Reading, token: Token, name: list[Token], told: Told) -> bool:
    """Whether a small word goes on with the name: "van Dijk", not "aus Zimmer 12"."""
    names = reading.contact.names
    if name and name[-1].folded in names.particles:
        return True
    return token.folded not in names.place_particles and (bool(name) or told != "relation")


def _is_hyphen(name: list[Token], token: Token) -> bool:
    return bool(name) and token.text == "-" and token.start == name[-1].end


def _is_of_name(reading: Reading, token: Token, name: list[Token], told: Told) -> bool:
    names = reading.contact.names
    if not token.text[0].isalpha() or is_no_name(token, names):
        return False
    if token.folded in reading.words.relations and not has_capital(token):
        return False
    if _is_initial(token) or is_called(reading, token):
        return True
    cores = [one for one in name if one.folded not in names.particles and not _is_initial(one)]
    if token.folded in names.ordinary | names.surnames and (cores or told == "title"):
        return bool(cores) or token.folded not in listed().common or has_capital(token)
    said = token.folded in vocabulary(names.data_dir)
    if has_capital(token) and (told == "title" or (cores and is_called(reading, name[-1]))):
        return _is_no_noun(reading, token, name, said)
    if cores and told != "nothing" and has_capital(token):
        # "mijn buurman Blessing Lichtenberg": a dictionary lists surnames among its rare words.
        return not said and token.folded not in listed().common
    capital = told != "nothing" or has_capital(token)
    return capital and _is_unheard_of(reading, token, said)


def _is_no_noun(reading: Reading, token: Token, name: list[Token], said: bool) -> bool:
    """Whether a word with a capital is rather a name: "Van Loon", but not "vom Empfang"."""
    if name and name[-1].folded in reading.contact.names.particles:
        return has_capital(name[-1]) or token.folded not in listed().ordinary
    return not said


def _is_unheard_of(reading: Reading, token: Token, said: bool) -> bool:
    """Whether no list has the word: then it may be a name from elsewhere."""
    if said or token.folded in listed().ordinary or len(token.folded) < _SHORTEST:
        return False
    return not is_compound(token.folded, vocabulary(reading.contact.names.data_dir))


def _may_stand(reading: Reading, name: list[Token], after: int, told: Told) -> bool:
    """Whether it is told enough like a name, and is neither a room nor initials alone."""
    names = reading.contact.names
    cores = [one for one in name if one.folded not in names.particles and not _is_initial(one)]
    if not cores or (told == "title" and _is_numbered(reading, after)):
        return False
    if any(one.folded in reading.words.relations for one in cores):
        return False
    if told == "nothing":
        return is_first_name(reading, cores[0]) or (len(cores) > 1 and all(map(has_capital, cores)))
    if any(is_called(reading, core) or has_capital(core) for core in cores):
        return True
    long = all(len(core.text) >= _SHORTEST_UNKNOWN for core in cores)
    return long and (told != "relation" or len(cores) > 1)


def _is_numbered(reading: Reading, after: int) -> bool:
    if after >= len(reading.tokens):
        return False
    token = reading.tokens[after]
    return token.text[0].isdigit() or reading.contact.numbers.is_number(token.folded)


def _is_initial(token: Token) -> bool:
    return "." in token.text or (len(token.text) == 1 and token.text.isupper())

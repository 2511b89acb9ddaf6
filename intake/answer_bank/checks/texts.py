"""Words in every language, with placeholders that have a value."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from intake.answer_bank.placeholders import ALONE, OF, braces_fit, filled, named_in
from intake.municipalities import Municipality
from intake.municipalities.errors import Key
from intake.municipalities.explain import Finding, nearest

GUIDE = "docs/write-an-answer.md"


@dataclass(frozen=True)
class Known:
    """What a file of units may name; a country's file has no profile around it."""

    languages: Collection[str]
    """In which everything must be said."""
    services: Collection[str]
    spoken: Collection[str]
    """In which it may be said."""
    profile: Municipality | None = None
    own_sources: Collection[str] = field(default=())

    @property
    def sources(self) -> Collection[str]:
        """The keys by which a unit may say where it is from."""
        return {*self.own_sources, *(self.profile.sources if self.profile else ())}

    def ids(self, kind: str) -> Collection[str] | None:
        """Return the ids of a kind; None where any will do, since each profile has its own."""
        if kind == "service":
            return self.services
        if self.profile is None:
            return None
        return self.profile.offices if kind == "office" else self.profile.departments


def wrong_texts(key: Key, texts: dict[str, str], known: Known) -> Iterator[Finding]:
    """Yield what is wrong with the same words in each language: one missing, a placeholder."""
    yield from wrong_languages(key, texts, known)
    for language, words in texts.items():
        if not braces_fit(words):
            yield (*key, language), "a brace without its partner", "{ and } around a placeholder"
        for kind, id_ in named_in(words):
            mend = _mend(kind, id_, language, known)
            if mend:
                written = f"{kind}.{id_}" if id_ else kind
                yield (*key, language), f"the placeholder {{{written}}}", mend


def _mend(kind: str, id_: str, language: str, known: Known) -> str | None:
    """Return what was expected in place of a placeholder, None where it is right."""
    if (kind in ALONE) == bool(id_) or (kind not in ALONE and kind not in OF):
        names = [*(f"{{{one}}}" for one in ALONE), *(f"{{{one}.<{of}>}}" for one, of in OF.items())]
        return f"one of {', '.join(names)}"
    there = known.ids(OF[kind]) if kind in OF else None
    if there is not None and id_ not in there:
        return f"after the point {meant(OF[kind], id_, there)}"
    written = f"{{{kind}.{id_}}}" if id_ else f"{{{kind}}}"
    if known.profile and filled(written, known.profile, language, None) is None:
        return f"{kind} to be given in the profile"
    return None


def meant(kind: str, id_: str, there: Collection[str]) -> str:
    """Say what was expected in place of an id that nothing has."""
    article = "an" if kind == "office" else "a"
    where = "data/services.yml" if kind == "service" else "the profile"
    return f"{article} {kind} of {where}{nearest(id_, there)}"


def wrong_languages(key: Key, said: Collection[str], known: Known) -> Iterator[Finding]:
    """Yield the languages that are missing, and keys that are none."""
    for language in known.languages:
        if language not in said:
            yield (*key, language), "nothing", f"the words in {language} too"
    for language in said:
        if language not in known.spoken:
            expected = f"a language ({', '.join(known.spoken)}) or a key that {GUIDE} shows here"
            yield (*key, language), f"the unknown key {language!r}", expected

"""What a sentence takes back: "dinsdag, nee donderdag", "statt Dienstag", "naar half elf"."""

from intake.spoken.mentions import (
    NO_SUCH_DAY,
    UNREAD_TIME,
    Days,
    Mark,
    Mention,
    PartOfDay,
    Spans,
    Stretch,
    What,
    mark_of,
    words_between,
)

# How many words may stand between "nee" and what it puts in place.
_REACH = 2


def corrected(mentions: list[Mention]) -> list[Mention]:
    """The mentions without what was said before "nee", "sondern" or "naar" and is replaced."""
    kept = list(mentions)
    for turn in [
        one for one in mentions if mark_of(one) in ("CORRECTION", "TOWARD", "INSTEAD", "THAN")
    ]:
        place = kept.index(turn)
        ahead = _following(kept, place, reach=_REACH)
        if not ahead:
            continue
        if mark_of(turn) == "THAN" and not _is_compared(kept[:place]):
            continue
        if mark_of(turn) in ("INSTEAD", "THAN"):
            kept = [one for one in kept if one not in ahead]
        else:
            replaced = {_family(one.what) for one in ahead}
            kept = _standing(kept[:place], replaced) + kept[place:]
    return kept


def _is_compared(before: list[Mention]) -> bool:
    """ "Liever woensdag dan dinsdag": something preferred stands right before."""
    return bool(before) and not mark_of(before[-1]) and any(mark_of(m) == "PREFER" for m in before)


def _family(what: What) -> str:
    """Whether it tells the day or the time, read or not; another mark is never replaced."""
    if isinstance(what, Days | Spans | Stretch) or what == NO_SUCH_DAY:
        return "day"
    if what == UNREAD_TIME:
        return "time"
    return "mark" if isinstance(what, Mark) else "time"


def _standing(mentions: list[Mention], replaced: set[str]) -> list[Mention]:
    """What is not replaced; "middag" in "dinsdagmiddag" goes when its day goes."""
    standing: list[Mention] = []
    for number, mention in enumerate(mentions):
        before = _family(mentions[number - 1].what) if number else ""
        goes_along = isinstance(mention.what, PartOfDay) and before in replaced
        if _family(mention.what) not in replaced and not goes_along:
            standing.append(mention)
    return standing


def _following(mentions: list[Mention], place: int, reach: int) -> list[Mention]:
    """The mentions that belong together right after a mark, up to the next mark."""
    group: list[Mention] = []
    last = mentions[place]
    for mention in mentions[place + 1 :]:
        if words_between(last, mention) > reach or (mark_of(mention) and group):
            break
        if not mark_of(mention):
            group.append(mention)
            reach, last = 1, mention
    return group

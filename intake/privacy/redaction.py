"""Find personal data and put its kind in its place."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from intake.privacy.announced.papers import announced
from intake.privacy.announced.passwords import passwords
from intake.privacy.births import dates_of_birth
from intake.privacy.codes import codes
from intake.privacy.emails import emails
from intake.privacy.finding import Finding, Redaction
from intake.privacy.homes.addresses import addresses
from intake.privacy.homes.doors import doors
from intake.privacy.homes.streets import streets
from intake.privacy.numbers import numbers
from intake.privacy.others import others, unannounced
from intake.privacy.people import names
from intake.privacy.reading import Reading, read


def redact(
    text: str,
    country: str = "NL",
    language: str = "nl",
    keep: Collection[str] = (),
    *,
    known: str = "",
    name_awaited: bool = False,
    data_dir: Path,
) -> Redaction:
    """Return the text with personal data replaced by "[bsn]", "[phone]" and so on.

    `country` (ISO 3166: NL, BE, DE) is the municipality's; it and `language` say whose national
    phone numbers to expect. Kinds in `keep` stay; "reference" in it keeps a reference of ours
    even where nothing announces it. `known` is the citizen's name, taken out wherever it stands;
    where one is awaited (`name_awaited`), whatever may be a name is taken out. Words of all
    languages count, typed or spoken, for callers
    switch. Doing it twice changes nothing. Never raises on any text; takes time linear in it.
    """
    found: list[Finding] = []
    while True:
        current, origin = _render(text, found)
        reading = read(current, data_dir)
        new = [
            _original(finding, reading, origin)
            for finding in _accepted(
                chain(
                    _candidates(reading, country, language, keep),
                    unannounced(reading, known, awaited=name_awaited),
                )
            )
            if finding.kind not in keep and reading.is_open(finding.start, finding.end)
        ]
        if not new:
            return Redaction(current, tuple(sorted(found, key=lambda finding: finding.start)))
        found += new


def _candidates(
    reading: Reading, country: str, language: str, keep: Collection[str]
) -> Iterator[Finding]:
    """Everything that looks personal, the surest first."""
    return chain(
        emails(reading),
        passwords(reading),
        codes(reading),
        announced(reading),
        dates_of_birth(reading),
        addresses(reading),
        doors(reading),
        streets(reading),
        numbers(reading, country, language, "reference" in keep),
        names(reading),
        others(reading),
    )


def _accepted(candidates: Iterator[Finding]) -> list[Finding]:
    """The surest of those that share a place; two addresses that do are one."""
    accepted: list[Finding] = []
    for finding in candidates:
        if finding.start >= finding.end:
            continue
        shared = [one for one in accepted if one.start < finding.end and finding.start < one.end]
        if all(one.kind == finding.kind == "address" for one in shared):
            accepted = [one for one in accepted if one not in shared]
            start = min(one.start for one in (finding, *shared))
            end = max(one.end for one in (finding, *shared))
            accepted.append(replace(finding, start=start, end=end))
    return accepted


def _original(finding: Finding, reading: Reading, origin: list[int]) -> Finding:
    start = origin[reading.origin[finding.start]]
    end = origin[reading.origin[finding.end - 1]] + 1
    return replace(finding, start=start, end=end)


def _render(text: str, found: list[Finding]) -> tuple[str, list[int]]:
    """The redacted text, and for each of its characters where it stands in the text as given."""
    pieces: list[str] = []
    origin: list[int] = []
    last = 0
    for finding in sorted(found, key=lambda finding: finding.start):
        token = f"[{finding.kind}]"
        pieces += [text[last : finding.start], token]
        origin += [*range(last, finding.start), *[finding.start] * len(token)]
        last = finding.end
    return "".join([*pieces, text[last:]]), [*origin, *range(last, len(text) + 1)]

"""One file of sentences, read again when it changes; a version with a mistake is never said."""

import logging
import string
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

log = logging.getLogger(__name__)

Stamp = tuple[int, int]


class Refused(ValueError):
    """What is wrong with a new version of a file, in one sentence without the file's words."""


@dataclass(frozen=True)
class _File:
    """A file as it was last seen, its last good sentences, and those this process began with."""

    stamp: Stamp | None
    sentences: dict[str, str]
    first: dict[str, str]


_files: dict[Path, _File] = {}
_lock = threading.Lock()


def current(file: Path) -> dict[str, str]:
    """Return the sentences of a file as it is now; none where there is no such file.

    Where one was in use, a new version must still have each sentence that this process began with,
    and no words in braces that were not in it then: nothing would fill them. Another is logged
    once, and the last good one stays in use, also when the file disappears.
    """
    stamp, known = _stamp(file), _files.get(file)
    if known is None or (stamp is not None and stamp != known.stamp):
        with _lock:
            known = _files[file] = _read(file, stamp, _files.get(file))
    return known.sentences


def _read(file: Path, stamp: Stamp | None, before: _File | None) -> _File:
    if before is None:
        sentences = _parsed(file) if stamp else {}
        return _File(stamp, sentences, sentences)
    if before.stamp == stamp:
        return before  # another thread was quicker
    try:
        sentences = _parsed(file)
        _compare(before.first, sentences)
    except (Refused, OSError, yaml.YAMLError) as error:
        log.error("sentences refused: %s: %s", file, _reason(error))
        return _File(stamp, before.sentences, before.first)
    log.info("sentences reread: %s", file)
    return _File(stamp, sentences, before.first or sentences)


def _parsed(file: Path) -> dict[str, str]:
    document: Any = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    sentences = document.get(file.stem) if isinstance(document, dict) else None
    if not isinstance(sentences, dict):
        raise Refused(f"no sentences under {file.stem!r}")
    wrong = next((key for key, words in sentences.items() if not isinstance(words, str)), None)
    if wrong is not None:
        raise Refused(f"{wrong} is no sentence")
    return sentences


def _compare(first: dict[str, str], sentences: dict[str, str]) -> None:
    for key, words in first.items():
        if key not in sentences:
            raise Refused(f"{key} is missing")
        unknown = _fields(key, sentences[key]) - _fields(key, words)
        if unknown:
            raise Refused(f"{key} has {{{min(unknown)}}}, which nothing fills in")


def _fields(key: str, sentence: str) -> set[str]:
    try:
        parts = list(string.Formatter().parse(sentence))
    except ValueError:
        raise Refused(f"{key} has a brace that stands alone") from None
    return {":".join(filter(None, one)) for _, *one in parts if one[0] is not None}


def _reason(error: Exception) -> str:
    """Return what is wrong, with the line where the file is no YAML."""
    mark = getattr(error, "problem_mark", None)
    return f"no YAML at line {mark.line + 1}" if mark else str(error)


def _stamp(file: Path) -> Stamp | None:
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size

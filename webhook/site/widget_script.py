"""The script of the chat window: parts, style and first words in one file, and its name.

A page that pins it names it by its hash. What was served under a hash is served for a year more.
"""

import base64
import hashlib
import json
import re
import time
from dataclasses import dataclass
from pathlib import Path

from intake.wording import languages
from intake.wording.texts import Texts

PARTS = (
    *("parts", "connection", "memory", "lines", "choices"),
    *("view", "window", "farewell", "element"),
)
"""Files of webhook/static/widget/, in this order in one function: a page sees none of it."""
FIRST = ("launch", "title", "loading", "no_start", "retry", "close", "twice")
"""Keys under `first_` in window.yml: what is said before anything was asked of the gateway."""
YEAR = 366 * 24 * 3600
DAY = 24 * 3600
STRING = r"""("(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`)"""
SPACE = re.compile(STRING + r"|\s*([{}()\[\];,=+*<>!?:&|-])\s*")
"""A string, which stays as it is, or a mark with the space around it, which goes."""
NAME = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Script:
    """The script as it is now."""

    text: str

    @property
    def name(self) -> str:
        """Its hash in sixteen digits, as it stands in its address."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]

    @property
    def integrity(self) -> str:
        """What a page writes beside it, so that a browser runs nothing else (W3C SRI)."""
        digest = hashlib.sha384(self.text.encode()).digest()
        return f"sha384-{base64.b64encode(digest).decode()}"


def current(folder: Path, data_dir: Path) -> Script:
    """Return the script made of the files in `folder` and the first words of every language."""
    code = "".join(_bare_code(_read(folder / f"{part}.js")) for part in PARTS)
    style, first = _bare_style(_read(folder / "widget.css")), _first_words(data_dir)
    return Script(
        _short_names(
            '(()=>{"use strict";'
            f"const STYLE={json.dumps(style, ensure_ascii=False)};"
            f"const FIRST={json.dumps(first, ensure_ascii=False, separators=(',', ':'))};"
            f"{code}}})();\n"
        )
    )


def keep(script: Script, directory: Path) -> None:
    """Keep the script under its hash, and note once a day that it is still served."""
    file = directory / f"{script.name}.js"
    if file.exists() and time.time() - file.stat().st_mtime < DAY:
        return
    directory.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(script.text, encoding="utf-8")
    fresh.replace(file)


def kept(name: str, directory: Path) -> str | None:
    """Return what was served under this hash within the last year, None where nothing was."""
    file = directory / f"{name}.js"
    if not NAME.fullmatch(name) or not file.exists():
        return None
    served_since = time.time() - file.stat().st_mtime
    return _read(file) if served_since < YEAR else None


def _first_words(data_dir: Path) -> dict[str, dict[str, str]]:
    texts, known = Texts(data_dir, "window"), languages.load(data_dir)
    return {
        code: {key: texts.prompt(f"first_{key}", locale) for key in FIRST}
        for code, locale in known.default_locale.items()
    }


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _bare_code(code: str) -> str:
    """Leave out what only people read: comments, and space around marks.

    Every statement ends in a semicolon, and no regular expression of ours has a space. No string
    of ours has a semicolon before a brace.
    """
    lines = (re.sub(r"\s// .*$", "", line).strip() for line in code.splitlines())
    told = "\n".join(line for line in lines if line and not line.startswith("//"))
    return SPACE.sub(lambda found: found[1] or found[2], told).replace(";}", "}").replace(",}", "}")


def _short_names(code: str) -> str:
    """Give constants, classes and functions two letters: they are nobody's outside this one.

    None of them stands in a template of ours; before a colon it is the name of a property.
    `let` is shorter than `const`, which a browser would only check while it runs.
    """
    named = dict.fromkeys(re.findall(r"(?<![\w$])(?:(?:const|class) [A-Z]|function )\w+", code))
    short = {one.split()[1]: f"{chr(97 + i // 10)}{i % 10}" for i, one in enumerate(named)}
    known = re.compile(rf"{STRING}|(?<![.\w])({'|'.join(short)})\b(?!:)")
    told = known.sub(lambda found: found[1] or short[found[2]], code)
    told = re.sub(rf"{STRING}|\bconst\b", lambda found: found[1] or "let", told)
    return re.sub(r"(?<=\d)_(?=\d)", "", told)


def _bare_style(style: str) -> str:
    without = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    bare = re.sub(r"\s*([{};,>!/]|: )\s*", lambda found: found[1].strip(), without).strip()
    return re.sub(r"(?<![\w.])0\.(?=\d)", ".", bare).replace(";}", "}")

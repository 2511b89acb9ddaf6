"""Only the chain puts what may answer a turn into an order; every other module asks it."""

import ast
from collections.abc import Iterator

import pytest

from actions.answers.chain import ORDER
from intake.settings import ROOT

CHAIN = "actions/answers/chain.py"
OTHERS = sorted(
    file
    for file in (path.relative_to(ROOT).as_posix() for path in (ROOT / "actions").rglob("*.py"))
    if file != CHAIN
)
LINKS = {(answer.__module__, answer.__name__) for _, answer in ORDER}
ASKS_IN = ("actions.answers.chain", "first_answer")
NAMED = ("actions.information.notices", "named")
ELSEWHERE = ("actions.information.other_municipality", "lives_elsewhere")
CONDITIONS = {NAMED, ELSEWHERE}
"""What links ask themselves, and others may want to know; all else has an underscore."""
BESIDE = {
    "actions/answers/person.py": ELSEWHERE,
    "actions/appointments/start.py": NAMED,
    "actions/information/places/hours_and_location.py": NAMED,
    "actions/information/topics.py": NAMED,
}
"""Who may ask such a condition: to say something together with its own words."""


def tree_of(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def used(file: str) -> Iterator[tuple[str, str]]:
    """Each name of another module of the actions that this one uses, with its module."""
    modules: dict[str, str] = {}
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("actions"):
            for name in node.names:
                yield str(node.module), name.name
                modules[name.asname or name.name] = f"{node.module}.{name.name}"
    for node in attributes(file):
        if isinstance(node.value, ast.Name) and node.value.id in modules:
            yield modules[node.value.id], node.attr


def attributes(file: str) -> list[ast.Attribute]:
    return [node for node in ast.walk(tree_of(file)) if isinstance(node, ast.Attribute)]


@pytest.mark.parametrize("file", OTHERS)
def test_no_other_module_uses_a_link(file: str) -> None:
    assert LINKS & set(used(file)) == set()


@pytest.mark.parametrize("file", OTHERS)
def test_no_other_module_asks_by_itself_whether_a_link_would_answer(file: str) -> None:
    assert CONDITIONS & set(used(file)) <= {BESIDE.get(file)}
    told = [node.attr for node in attributes(file) if node.attr == "told_situation"]
    assert not told or file in ("actions/information/topics.py", "actions/turn_context/citizen.py")


@pytest.mark.parametrize("file", OTHERS)
def test_what_a_module_keeps_to_itself_nobody_else_uses(file: str) -> None:
    assert [name for name in used(file) if name[1].startswith("_")] == []


def test_the_chain_has_every_link_and_no_exception_outlives_its_module() -> None:
    assert LINKS <= set(used(CHAIN))
    for file, condition in BESIDE.items():
        assert condition in set(used(file))


def test_the_chain_is_asked_at_every_entry_point() -> None:
    assert {file for file in OTHERS if ASKS_IN in set(used(file))} == {
        "actions/answers/facts.py",
        "actions/answers/question.py",
        "actions/appointments/start.py",
        "actions/references/form.py",
        *(f"actions/smalltalk/{name}.py" for name in ("farewell", "language_and_repeat")),
        *(f"actions/smalltalk/{name}.py" for name in ("no", "yes")),
        *(f"actions/smalltalk/not_understood{where}.py" for where in ("", "_in_form")),
    }

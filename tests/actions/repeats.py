"""The same said again and again."""

from tests.actions.talk import Heard, Talk


def again(talk: Talk, intent: str, action: str, times: int, **heard: object) -> list[Heard]:
    """Be heard with the same intent so many times, and give what came of each."""
    said = []
    for _ in range(times):
        talk.hears("", intent, **heard)
        said.append(talk.does(action))
    return said

"""Rasa checks each action's answer against a schema, and every time that schema itself.

That was a quarter of a turn. Here the schema becomes code once (fastjsonschema), whose errors quote
nothing of the answer. Rasa 3.6.21 is the last of its line, so what is replaced here stays as it is.
"""

from typing import Any, Dict, Text

import fastjsonschema
from rasa.core.actions.action import RemoteAction


def check_once() -> None:
    """Compile the schema now, and from now on check answers only; a wrong one raises as before."""
    check = fastjsonschema.compile(RemoteAction.action_response_format_spec())

    def holds(_action: RemoteAction, result: Dict[Text, Any]) -> bool:
        check(result)
        return True

    RemoteAction._validate_action_result = holds

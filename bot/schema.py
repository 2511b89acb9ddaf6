"""Rasa checks each action's answer against a schema, and every time that schema itself.

The second check took a quarter of a turn. Rasa 3.6.21 is the last of its line, so what is replaced
here stays as it is.
"""

from typing import Any, Dict, Text

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


def check_once() -> None:
    """Check the schema now, and from now on only answers; a wrong one raises as before."""
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)

    def holds(_action: RemoteAction, result: Dict[Text, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = holds

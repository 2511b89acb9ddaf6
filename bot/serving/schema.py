"""Rasa checks each action's answer against a schema, and every time that schema itself.

That was a quarter of a turn; and each event was held against the schema of every kind of event, to
find that one kind fits. Here the schema is checked once and an event is held against its own kind.
Rasa 3.6.21 is the last of its line, so what is replaced here stays as it is.
"""

from copy import deepcopy
from typing import Any, Dict, Text

from jsonschema import ValidationError
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction

Schema = Dict[Text, Any]


def check_once() -> None:
    """Check the schema now, and from now on only answers; a wrong one raises as before."""
    schema = deepcopy(RemoteAction.action_response_format_spec())
    kind = validator_for(schema)
    kind.check_schema(schema)
    kinds = schema["properties"]["events"]["items"].pop("oneOf")
    whole = kind(schema)
    of_event = {known["properties"]["event"]["const"]: kind(known) for known in kinds}

    def holds(_action: RemoteAction, result: Schema) -> bool:
        whole.validate(result)
        for event in result.get("events", ()):
            if event["event"] not in of_event:
                raise ValidationError("an action answered with an event of no known kind")
            of_event[event["event"]].validate(event)
        return True

    RemoteAction._validate_action_result = holds

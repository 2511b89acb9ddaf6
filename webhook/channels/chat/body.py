"""What a chat may send: its bodies, checked before anything is done with them."""

from typing import Annotated, Any, Literal, TypeVar

from flask import request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from werkzeug.exceptions import BadRequest

from webhook.errors import ApiError

Body = TypeVar("Body", bound=BaseModel)


def _whole_characters(value: Any) -> Any:
    """Drop halves of a character that a browser cut from its pair: what is left can be read."""
    return value.encode(errors="ignore").decode() if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_whole_characters), Field(max_length=12_000)]


class Opening(BaseModel):
    """Body of `POST /api/chat`."""

    model_config = ConfigDict(extra="forbid")
    municipality: str = Field(max_length=64)
    language: str | None = Field(default=None, max_length=8)


class Sent(BaseModel):
    """Body of `POST /api/chat/<conversation>/messages`: words, a button or a language."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")
    text: Words | None = None
    button: str | None = Field(default=None, max_length=64)
    language: str | None = Field(default=None, max_length=8)


class Rating(BaseModel):
    """Body of `POST /api/chat/<conversation>/satisfaction`."""

    model_config = ConfigDict(extra="forbid")
    answer: Literal["yes", "partly", "no"]


def read_body(model: type[Body]) -> Body:
    """Return the body of this request; raise ApiError 422 for what it may not be."""
    try:
        return model.model_validate(_json())
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "body"
        raise ApiError(422, "bad_body", f"{where}: {first['msg']}") from None


def _json() -> Any:
    try:
        return request.get_json()
    except RecursionError:  # lists in lists in lists: nobody's message
        raise BadRequest() from None


def number_of(value: str | None) -> int:
    """Return the number of a message, 0 for none; raise ApiError 422 for what is no number."""
    if value is None or value == "":
        return 0
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise ApiError(422, "bad_after", "after is the number of a message.")
    return int(value)

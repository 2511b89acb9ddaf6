"""What a clerk writes lies sealed until it leaves."""

import pytest
from cryptography.fernet import Fernet

from intake.contacts import Unreadable
from intake.messaging.text_messages import opened, with_sealed

KEY = Fernet.generate_key().decode()


def test_what_is_sealed_comes_out_beside_the_rest() -> None:
    kept = with_sealed(KEY, {"reference": "1234 5678"}, text="Dag mevrouw Zwaluwnest")
    assert "Zwaluwnest" not in str(kept)
    assert opened(KEY, kept) == {"reference": "1234 5678", "text": "Dag mevrouw Zwaluwnest"}


def test_values_of_which_none_is_sealed_are_as_they_are() -> None:
    assert opened(KEY, {"when": "maandag"}) == {"when": "maandag"}


def test_another_key_opens_nothing() -> None:
    kept = with_sealed(KEY, {}, text="Dag")
    with pytest.raises(Unreadable):
        opened(Fernet.generate_key().decode(), kept)

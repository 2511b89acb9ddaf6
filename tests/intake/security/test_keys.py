"""An installation gets a new key without losing what the old one sealed."""

import pytest
from cryptography.fernet import Fernet, InvalidToken

from intake.contacts import keyed_hash, seal, unseal
from intake.security.keys import TOKEN, KeyRing

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
BOTH = f"{NEW} {OLD}"


def test_what_the_old_key_sealed_opens_beside_a_new_one() -> None:
    assert unseal(BOTH, seal(OLD, "Zwaantje")) == "Zwaantje"


def test_what_is_sealed_now_opens_with_the_new_key_alone() -> None:
    sealed = seal(BOTH, "Zwaantje")
    assert unseal(NEW, sealed) == "Zwaantje"
    assert sealed.startswith(TOKEN)


def test_numbers_are_found_again_by_the_hash_that_they_had() -> None:
    assert keyed_hash(BOTH, "tally", "+31612345678") == keyed_hash(OLD, "tally", "+31612345678")
    assert keyed_hash(NEW, "tally", "+31612345678") != keyed_hash(OLD, "tally", "+31612345678")


def test_what_an_old_key_sealed_is_dated_until_it_is_renewed() -> None:
    ring, sealed = KeyRing(BOTH), KeyRing(OLD).seal("+31612345678")
    assert ring.is_dated(sealed)
    renewed = ring.renew(sealed)
    assert not ring.is_dated(renewed)
    assert KeyRing(NEW).open(renewed) == "+31612345678"


def test_a_stranger_s_seal_is_neither_dated_nor_renewed() -> None:
    ring, foreign = KeyRing(NEW), KeyRing(OLD).seal("foreign")
    for act in (ring.open, ring.is_dated, ring.renew):
        with pytest.raises(InvalidToken):
            act(foreign)

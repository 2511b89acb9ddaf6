"""What settings say of an organisation's provider."""

import pytest

from intake.identity.provider import Group, OpenIdProvider, UnreadableProvider, read

GROUPS = "kcc=gemeente-leek:clerk:kcc,wmo a=b=gemeente-leek:lead"


def said(**given: str) -> OpenIdProvider | None:
    usual = {
        "issuer": "https://login.example/leek",
        "client_id": "intake",
        "client_secret": "secret",
        "claim": "",
        "groups": GROUPS,
    }
    return read(**{**usual, **given}, production=True)


def test_groups_mean_roles_and_departments_here() -> None:
    provider = said()
    assert provider is not None
    assert provider.groups == {
        "kcc": Group("gemeente-leek", "clerk", ("kcc", "wmo")),
        "a=b": Group("gemeente-leek", "lead"),
    }
    assert provider.claim == "roles"
    assert provider.metadata_url == "https://login.example/leek/.well-known/openid-configuration"


def test_without_an_issuer_there_is_no_provider() -> None:
    assert said(issuer="") is None


@pytest.mark.parametrize("missing", ["client_id", "client_secret", "groups"])
def test_an_issuer_needs_the_rest(missing: str) -> None:
    with pytest.raises(UnreadableProvider, match="needs the others"):
        said(**{missing: ""})


@pytest.mark.parametrize("groups", ["kcc", "kcc=", "=leek:lead", "kcc=leek", "kcc=leek:a:b:c"])
def test_a_group_that_says_nothing_is_named(groups: str) -> None:
    with pytest.raises(UnreadableProvider, match="INTAKE_OIDC_GROUPS"):
        said(groups=groups)


@pytest.mark.parametrize("issuer", ["http://login.example", "http://127.0.0.1:1", "x", "https:"])
def test_production_takes_only_tls(issuer: str) -> None:
    with pytest.raises(UnreadableProvider, match="https://"):
        said(issuer=issuer)


def test_elsewhere_one_on_this_machine_may_do_without() -> None:
    usual = ("intake", "secret", "groups", GROUPS)
    near = read("http://127.0.0.1:9", *usual, production=False)
    assert near is not None and near.claim == "groups"
    with pytest.raises(UnreadableProvider):
        read("http://login.example", *usual, production=False)

"""Who may do what: the table itself, line by line, so that no right is given by oversight."""

import pytest

from intake.staff.rights import RIGHTS, ROLES, Right, may

WANTED = {
    "clerk": {"cases"},
    "lead": {"cases", "all_departments", "colleagues", "figures", "answers"},
    "editor": {"answers"},
    "auditor": {"logs", "figures"},
    "administrator": {"staff", "logs"},
}


def test_each_role_has_these_rights_and_no_others() -> None:
    assert {role: {right.value for right in rights} for role, rights in RIGHTS.items()} == WANTED
    assert set(ROLES) == set(WANTED)


@pytest.mark.parametrize("right", Right)
def test_nobody_may_whose_role_is_unknown(right: Right) -> None:
    assert not may("mayor", right) and not may("", right)


def test_whoever_gives_accounts_or_reads_the_log_sees_no_citizen() -> None:
    for role in ("editor", "auditor", "administrator"):
        assert not may(role, Right.CASES)

"""What the link of an invitation leads to: a password, shown once."""

from flask import Blueprint

from intake.database import read_scope
from intake.staff.administration import invitations
from intake.staff.errors import NoInvitation
from webhook.desk.accounts.entering import Page
from webhook.desk.page import show
from webhook.guards import current_services

joining = Blueprint("desk_joining", __name__, url_prefix="/desk/invitation")


@joining.get("/<token>")
def form(token: str) -> Page:
    """Say whose invitation this is. Looking uses nothing up: programs that preview links look."""
    try:
        with read_scope(current_services().engine) as session:
            clerk = invitations.invited(session, token, current_services().now())
    except NoInvitation:
        return _none()
    return show("invitation.html", clerk=clerk, password=None)


@joining.post("/<token>")
def accept(token: str) -> Page:
    """Make the password and show it; the link leads nowhere after that."""
    try:
        services = current_services()
        clerk, password = invitations.accept(services.engine, token, services.now())
    except NoInvitation:
        return _none()
    return show("invitation.html", clerk=clerk, password=password)


def _none() -> Page:
    return show("error.html", 404, heading="no_invitation", hint="no_invitation_hint")

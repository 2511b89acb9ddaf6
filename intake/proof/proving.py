"""Whether whoever asks for a reference is the one it was given to."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.contacts import ContactBook, Unreadable
from intake.conversations import Conversation
from intake.proof import origin
from intake.proof.lines import is_discreet, of_the_same_number
from intake.proof.names import same_name
from intake.references import GivenReference
from intake.settings import Settings

HOLDER = "holder"
"""Kind of what was told as proof, in `intake.contacts`: a name, or a number that begins with +."""


class Asking:
    """One conversation that asks for references, in one session; nothing is changed."""

    def __init__(self, session: Session, settings: Settings, conversation: Conversation) -> None:
        self._session, self._settings, self._conversation = session, settings, conversation
        self._book = ContactBook(session, settings.data_key)

    @property
    def calls(self) -> bool:
        """Whether the network tells the number that they call or write from."""
        return origin.is_number(self._conversation.origin)

    def proves(self, reference: str) -> bool:
        """Say whether this reference is theirs: by the name or number it was given for, which they
        told, or because it was given here.

        False also for a reference that nobody was given, or another municipality gave.
        """
        holder = self._holder(reference)
        return holder is not None and (self._is_own(holder, reference) or self._knows(holder))

    def calls_for(self, reference: str) -> bool:
        """Say whether nothing need be told: it was given in this very conversation, or without a
        name to whom they call or write from the line of.

        Where a name was given it is asked for on that line, too: others may hold the telephone, and
        read the number in its text messages.
        """
        holder = self._holder(reference)
        return holder is not None and self._is_own(holder, reference)

    def same_line(self, reference: str) -> bool:
        """Say whether they call or write from the number that this reference is known by."""
        holder = self._holder(reference)
        return holder is not None and self._same_line(holder)

    def by_number(self) -> list[str]:
        """Return the references given to the number they call or write from, for a name they told;
        the newest first. Of a number that nothing is told on (`is_discreet`) there are none."""
        if not self.calls or is_discreet(self._session, self._conversation):
            return []
        given = self._session.execute(
            select(GivenReference.reference, Conversation)
            .join(Conversation, Conversation.id == GivenReference.conversation_id)
            .where(*of_the_same_number(self._conversation))
            .order_by(Conversation.created_at.desc())
        )
        return [reference for reference, holder in given if self.names(holder)]

    def names(self, holder: Conversation) -> bool:
        """Say whether they told the name that this conversation of the same number was given.

        The number itself is no answer there: whoever holds the telephone knows it.
        """
        return self._is_named(holder, (HOLDER,), one_home=True)

    def shares_its_name(self, holder: Conversation) -> bool:
        """Say so also of a name that they gave as their own."""
        return self._is_named(holder, (HOLDER, "name"), one_home=True)

    def _holder(self, reference: str) -> Conversation | None:
        return self._session.scalar(
            select(Conversation)
            .join(GivenReference, GivenReference.conversation_id == Conversation.id)
            .where(
                GivenReference.reference == reference,
                Conversation.municipality == self._conversation.municipality,
            )
        )

    def _is_own(self, holder: Conversation, reference: str) -> bool:
        """Say whether it was given here, or needs no name on this line."""
        if holder.id == self._conversation.id or self._conversation.joins == reference:
            return True
        if self._book.has(holder.id, "name") or not self._same_line(holder):
            return False
        return not is_discreet(self._session, self._conversation, holder.id)

    def _same_line(self, holder: Conversation) -> bool:
        if not self.calls:
            return False
        number = self._get(holder.id, "phone")
        known = origin.of_number(self._settings.data_key, number) if number else None
        return self._conversation.origin in (holder.origin, known)

    def _knows(self, holder: Conversation) -> bool:
        if self._same_line(holder):
            return self.names(holder)
        told = self._get(self._conversation.id, HOLDER)
        by_phone = told is not None and told == self._get(holder.id, "phone")
        return by_phone or self._is_named(holder, (HOLDER,))

    def _is_named(
        self, holder: Conversation, by: tuple[str, ...], *, one_home: bool = False
    ) -> bool:
        name = self._get(holder.id, "name")
        told = [self._get(self._conversation.id, kind) for kind in by]
        folder = self._settings.data_dir
        return name is not None and any(
            same_name(name, one, folder, one_home=one_home) for one in told if one
        )

    def _get(self, conversation_id: str, kind: str) -> str | None:
        """Return what was given; what cannot be opened any more proves nothing."""
        try:
            return self._book.get(conversation_id, kind)
        except Unreadable:
            return None

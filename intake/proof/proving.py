"""Whether whoever asks for a reference is the one it was given to."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.contacts import ContactBook, Unreadable
from intake.conversations import Conversation
from intake.proof import origin
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
        """Say whether this reference is theirs: by their line, or the name or number it was given
        for, which they told.

        False also for a reference that nobody was given, or another municipality gave.
        """
        holder = self._holder(reference)
        return holder is not None and (self._same_line(holder) or self._knows(holder))

    def calls_for(self, reference: str) -> bool:
        """Say whether it was given in this very conversation, or is known by the number that they
        call or write from: nobody guesses that."""
        holder = self._holder(reference)
        return holder is not None and self._same_line(holder)

    def by_number(self) -> list[str]:
        """Return the references given to the number they call or write from, for a name they told;
        the newest first."""
        if not self.calls:
            return []
        given = self._session.execute(
            select(GivenReference.reference, Conversation)
            .join(Conversation, Conversation.id == GivenReference.conversation_id)
            .where(
                Conversation.origin == self._conversation.origin,
                Conversation.municipality == self._conversation.municipality,
            )
            .order_by(Conversation.created_at.desc())
        )
        return [reference for reference, holder in given if self._knows(holder)]

    def _holder(self, reference: str) -> Conversation | None:
        return self._session.scalar(
            select(Conversation)
            .join(GivenReference, GivenReference.conversation_id == Conversation.id)
            .where(
                GivenReference.reference == reference,
                Conversation.municipality == self._conversation.municipality,
            )
        )

    def _same_line(self, holder: Conversation) -> bool:
        if holder.id == self._conversation.id or not self.calls:
            return holder.id == self._conversation.id
        number = self._get(holder.id, "phone")
        known = origin.of_number(self._settings.data_key, number) if number else None
        return self._conversation.origin in (holder.origin, known)

    def _knows(self, holder: Conversation) -> bool:
        told = self._get(self._conversation.id, HOLDER)
        if told is None:
            return False
        name, number = self._get(holder.id, "name"), self._get(holder.id, "phone")
        return told == number or bool(name and same_name(name, told, self._settings.data_dir))

    def _get(self, conversation_id: str, kind: str) -> str | None:
        """Return what was given; what cannot be opened any more proves nothing."""
        try:
            return self._book.get(conversation_id, kind)
        except Unreadable:
            return None

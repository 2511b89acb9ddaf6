"""The words by which people end text messages, and by which they take them up again."""

from dataclasses import dataclass
from pathlib import Path

from intake.wording import languages
from intake.wording.texts import Texts

TWILIO_STOPS = frozenset(
    {"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"}
)
"""Words on which Twilio itself sends nothing more to the number (Twilio, "Advanced Opt-Out")."""
TWILIO_STARTS = frozenset({"start", "unstop"})


@dataclass(frozen=True)
class OptOutWords:
    """The words of every language; one counts only where it is the whole message."""

    stops: frozenset[str]
    starts: frozenset[str]

    @classmethod
    def read(cls, texts: Texts, data_dir: Path) -> "OptOutWords":
        """Take the words of every language's prompts, beside Twilio's own."""
        locales = languages.load(data_dir).default_locale.values()
        ours = {
            key: {word for locale in locales for word in texts.prompt(key, locale).split()}
            for key in ("sms_opt_out", "sms_opt_in")
        }
        return cls(TWILIO_STOPS | ours["sms_opt_out"], TWILIO_STARTS | ours["sms_opt_in"])

    def ends(self, body: str) -> bool:
        """Say whether this message is a word that ends the messages."""
        return bare(body) in self.stops

    def begins(self, body: str) -> bool:
        """Say whether this message is a word that takes them up again."""
        return bare(body) in self.starts


def blocked_by_twilio(body: str) -> bool:
    """Say whether Twilio itself sends nothing more after this message."""
    return bare(body) in TWILIO_STOPS


def bare(body: str) -> str:
    """Return the message without marks around it, in lower case."""
    return body.strip().strip(".!?\"'").strip().casefold()

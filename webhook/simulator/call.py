"""`make call`: a telephone call in the terminal with the running system, signed as Twilio signs.

Words are spoken, digits, stars and hashes are pressed, an empty line is silence. A slash does what
no caller says: `/hang-up`, `/again` (Twilio delivers twice), and while another telephone rings
`/completed`, `/mailbox`, `/busy`, `/no-answer` or `/failed`.
"""

import re
import sys

from webhook.simulator.heard import Heard
from webhook.simulator.telephone import Telephone
from webhook.simulator.terminal import main

KEYS = re.compile(r"[0-9*#]+")


class TypedTelephone(Telephone):
    """A telephone that is used by typing."""

    def say(self, words: str, confidence: float = 0.9) -> list[Heard]:
        """Speak, press, or do what stands behind a slash."""
        if KEYS.fullmatch(words):
            return self.press(words)
        match words:
            case "/hang-up":
                return self.hang_up()
            case "/again":
                return self.again()
            case _ if words.startswith("/"):
                return self.transfer(words[1:])
        return super().say(words, confidence)


if __name__ == "__main__":
    sys.exit(main("make call", TypedTelephone, sys.argv[1:]))

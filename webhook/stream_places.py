"""How many streams may be open: of one conversation, from one address, and in all."""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

OF_A_CONVERSATION = 3
"""Tabs of one browser, and one that has not yet found out that its line is dead."""
OF_AN_ADDRESS = 400
"""Behind a proxy all come from its address; whole town halls share one, too."""
IN_ALL = 1000
"""Each costs a connection and no thread (webhook/edge/streams.py)."""


class NoPlace(Exception):
    """As many are open as may be."""


@dataclass
class Places:
    """Counts what is open; safe to use from every thread."""

    of_a_conversation: int = OF_A_CONVERSATION
    of_an_address: int = OF_AN_ADDRESS
    in_all: int = IN_ALL
    _open: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, conversation: str, address: str) -> Callable[[], None]:
        """Take one; return what gives it back, once however often it is called. Raises NoPlace."""
        most = {
            f"of {conversation}": self.of_a_conversation,
            f"from {address}": self.of_an_address,
            "all": self.in_all,
        }
        with self._lock:
            if any(self._open[name] >= limit for name, limit in most.items()):
                raise NoPlace
            self._open.update(most.keys())
        left = list(most)

        def give_back() -> None:
            with self._lock:
                while left:
                    name = left.pop()
                    self._open[name] -= 1
                    if not self._open[name]:
                        del self._open[name]

        return give_back

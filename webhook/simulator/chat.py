"""`make chat`: a chat in the terminal with the running system."""

import sys

from webhook.simulator.chat_client import ChatClient
from webhook.simulator.terminal import main

if __name__ == "__main__":
    sys.exit(main("make chat", lambda address, _services: ChatClient(address), sys.argv[1:]))

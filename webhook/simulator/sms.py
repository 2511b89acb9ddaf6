"""`make sms`: text messages in the terminal with the running system, signed as Twilio signs."""

import sys

from webhook.simulator.terminal import main
from webhook.simulator.text_message import SmsClient

if __name__ == "__main__":
    sys.exit(main("make sms", SmsClient, sys.argv[1:]))

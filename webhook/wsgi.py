"""Where gunicorn finds the gateway."""

import os

from intake import logs
from intake.contact_answers.vocabulary import vocabulary
from intake.settings import Settings
from webhook import create_app

logs.set_up("gateway")
# Reading the words that are no names takes a second: not in somebody's first answer.
vocabulary()
app = create_app(Settings.from_env(os.environ))

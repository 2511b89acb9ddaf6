"""Where gunicorn finds the gateway."""

import logging
import os

from intake.contact_answers.vocabulary import vocabulary
from intake.settings import Settings
from webhook import create_app

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
# Reading the words that are no names takes a second: not in somebody's first answer.
vocabulary()
app = create_app(Settings.from_env(os.environ))

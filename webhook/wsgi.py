"""Where gunicorn finds the gateway."""

import os

from intake import logs
from intake.contact_answers.ordinary import listed
from intake.contact_answers.vocabulary import vocabulary
from intake.recognition import written_language
from intake.settings import Settings
from webhook import create_app

logs.set_up("gateway")
settings = Settings.from_env(os.environ)
# Reading the words that are no names takes two seconds, what languages are told by a quarter: not
# in somebody's first answer.
vocabulary(settings.data_dir)
listed()
written_language.read_ahead(settings.data_dir)
app = create_app(settings)

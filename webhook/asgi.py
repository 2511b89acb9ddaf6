"""Where gunicorn finds the gateway."""

import os

from intake import logs
from intake.contact_answers.ordinary import listed
from intake.contact_answers.vocabulary import vocabulary
from intake.monitoring import heartbeat
from intake.recognition import written_language
from intake.settings import Settings
from webhook import create_app
from webhook.edge.gateway import Edge
from webhook.ops.health import watch_requests

logs.set_up("gateway")
settings = Settings.from_env(os.environ)
# Reading the words that are no names takes two seconds, what languages are told by a quarter: not
# in somebody's first answer.
vocabulary(settings.data_dir)
listed()
written_language.read_ahead(settings.data_dir)
flask = create_app(settings)
heartbeat.answer(settings.var_dir, "gateway", watch_requests(flask).is_made)
app = Edge(flask)

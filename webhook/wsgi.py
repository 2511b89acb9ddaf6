"""Where gunicorn finds the gateway."""

import logging
import os

from intake.settings import Settings
from webhook import create_app

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
app = create_app(Settings.from_env(os.environ))

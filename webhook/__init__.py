"""The gateway: every way in from outside, and the only public port."""

from flask import Flask
from flask_limiter import Limiter

from intake import tables  # noqa: F401  (every table must be known before one is used)
from intake.appointments import Appointments
from intake.catalogue import Catalogue
from intake.database import connect
from intake.municipalities import Profiles
from intake.openings import Openings
from intake.settings import Settings
from intake.wording.texts import Texts
from webhook import guards
from webhook.channels.chat import api
from webhook.channels.chat.api import api_document
from webhook.channels.chat.ending import ending
from webhook.channels.sms.webhook import sms
from webhook.channels.voice.switchboard import switchboard
from webhook.channels.voice.webhook import voice
from webhook.desk import mount as mount_desk
from webhook.dialogue.rasa_client import RasaClient
from webhook.embedding import share_with_sites
from webhook.errors import register_errors
from webhook.ops.health import health
from webhook.ops.metrics import metrics, time_requests
from webhook.ops.rate_limits import InProcess
from webhook.ops.sender import sender_address
from webhook.security import secure_headers
from webhook.services import Services
from webhook.site.accessibility import accessibility
from webhook.site.chat_page import pages
from webhook.site.demo import demo
from webhook.site.documentation import documentation
from webhook.site.security_txt import security_txt
from webhook.site.trial_call import trial_call
from webhook.site.widget import widget

BODY_BYTES = 20 * 1024
"""The longest note of a clerk fits in any script: a form takes nine bytes for a letter of some. A
proxy in front must let through as much (docs/operations.md)."""
OPENINGS_A_MINUTE = 300
MESSAGES_A_MINUTE = 1200
"""By address: whole town halls and libraries share one."""


def build_services(settings: Settings) -> Services:
    """Return the real collaborators; opens no connection yet."""
    catalogue = Catalogue.load(settings.data_dir / "services.yml")
    engine = connect(settings.database_url)
    profiles = Profiles(settings.data_dir / "municipalities", catalogue, settings.environment)
    return Services(
        settings=settings,
        engine=engine,
        rasa=RasaClient(settings.rasa_url, settings.channel_secret),
        profiles=profiles.changed_by(Openings(engine, settings.clock)),
        texts=Texts(settings.data_dir),
        appointments=Appointments(engine, settings),
    )


def create_app(settings: Settings, services: Services | None = None) -> Flask:
    """Return the gateway: blueprints, each with its guard."""
    app = Flask(__name__, static_folder="static", template_folder="templates")
    app.config.update(SECRET_KEY=settings.secret_key, MAX_CONTENT_LENGTH=BODY_BYTES)
    app.extensions["services"] = services or build_services(settings)
    register_errors(app)
    secure_headers(app, settings.production)
    share_with_sites(app)
    time_requests(app)
    app.before_request(guards.refuse_unstorable)
    app.before_request(guards.refuse_crowded)
    guards.register(app, health, guards.open_to_all)
    guards.register(app, metrics, guards.metrics_reader)
    guards.register(app, pages, guards.open_to_all)
    guards.register(app, demo, guards.shown_page)
    guards.register(app, trial_call, guards.on_this_network)
    guards.register(app, documentation, guards.shown_page)
    guards.register(app, accessibility, guards.open_to_all)
    guards.register(app, widget, guards.open_to_all)
    guards.register(app, security_txt, guards.open_to_all)
    guards.register(app, api_document, guards.open_to_all)
    guards.register(app, api.opening, guards.open_to_all)
    guards.register(app, api.talking, guards.conversation_token)
    guards.register(app, ending, guards.conversation_token)
    guards.register(app, sms, guards.twilio_signature)
    guards.register(app, voice, guards.twilio_signature)
    guards.register(app, switchboard, guards.twilio_signature)
    mount_desk(app, settings)
    _limit(app)
    return app


def _limit(app: Flask) -> None:
    limiter = Limiter(sender_address, app=app, storage_uri=f"{InProcess.STORAGE_SCHEME[0]}://")
    limiter.limit(f"{OPENINGS_A_MINUTE} per minute")(api.opening)
    limiter.limit(f"{MESSAGES_A_MINUTE} per minute")(api.talking)
    limiter.limit(f"{MESSAGES_A_MINUTE} per minute")(ending)

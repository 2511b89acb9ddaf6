"""A citizen for a script: the client of its channel."""

from webhook.services import Services
from webhook.simulator.chat_client import ChatClient
from webhook.simulator.player import Client
from webhook.simulator.script import Script, ScriptError
from webhook.simulator.telephone import Telephone
from webhook.simulator.text_message import SmsClient


def client_for(services: Services, base_url: str, script: Script) -> Client:
    """Return a client that talks to the system at this address, at the script's own time.

    `services` are its own, seen from beside: its settings and its database. Raises ScriptError for
    a channel without a client.
    """
    if script.channel == "chat":
        return ChatClient(base_url, script.at)
    if script.channel == "sms":
        return SmsClient(base_url, services, script.at)
    if script.channel == "voice":
        return Telephone(base_url, services, script.at)
    raise ScriptError(f"Nobody here can talk by {script.channel}.")

"""`make chat`, `make sms`: a conversation in the terminal, typed by you or by a script."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from intake.settings import Settings
from webhook import build_services
from webhook.services import Services
from webhook.simulator.chat_client import ChatClient, ChatError
from webhook.simulator.heard import Heard
from webhook.simulator.player import Client, Write, play, shown
from webhook.simulator.records import Records
from webhook.simulator.script import Script, ScriptError, load
from webhook.simulator.telephone import Telephone
from webhook.simulator.text_message import SmsClient

DEFAULT_MUNICIPALITY, DEFAULT_LANGUAGE = "gemeente-leek", "nl"


class Typist(Client, Protocol):
    """A client that can also ask what came by itself."""

    def news(self) -> list[Heard]:
        """Return what was not heard yet; raise ChatError."""


def client_for(services: Services, base_url: str, script: Script, number: str = "") -> Client:
    """Return a client that talks to the system at this address, at the script's own time.

    On the telephone from this number, or the one that everybody calls from here without one.

    `services` are its own, seen from beside: its settings and its database. Raises ScriptError for
    a channel without a client.
    """
    if script.channel == "chat":
        return ChatClient(base_url, script.at)
    if script.channel == "sms":
        return SmsClient(base_url, services, script.at)
    if script.channel == "voice":
        return Telephone(base_url, services, script.at, number)
    raise ScriptError(f"Nobody here can talk by {script.channel}.")


def talk(client: Typist, to: str, language: str, typed: Iterable[str], write: Write) -> None:
    """Talk until `typed` ends: a number presses a choice, an empty line asks for news.

    Raises ChatError where the conversation cannot begin or go on.
    """
    _show(client.open(to, language), write)
    for line in typed:
        words = line.strip()
        if words.isdecimal() and 1 <= int(words) <= len(client.offered):
            _show(client.press(int(words)), write)
        else:
            _show(client.say(words) if words else client.news(), write)


def play_file(path: Path, services: Services, to: str, language: str, write: Write) -> bool:
    """Play a script against the running system; True where everything was as expected.

    A municipality or language given here replaces the script's own. Raises ScriptError.
    """
    script = load(path)
    given = {"municipality": to or script.municipality, "language": language or script.language}
    script = script.model_copy(update=given)
    records = Records(services.engine, services.profiles, services.appointments)
    played = play(script, client_for(services, address(services.settings), script), records, write)
    failed = len(played.failures)
    write(f"{path}: {f'{failed} steps failed' if failed else 'as expected'}\n")
    return not failed


def address(settings: Settings) -> str:
    """Return where the system of these settings answers."""
    return f"http://127.0.0.1:{settings.port}"


def main(command: str, client: Callable[[str, Services], Typist], arguments: Sequence[str]) -> int:
    """Command line; 1 where a script fails or nobody answers."""
    options = _options(command, arguments)
    services, write = build_services(Settings.from_env(os.environ)), _write
    try:
        if options.script:
            done = play_file(options.script, services, options.to, options.language, write)
            return 0 if done else 1
        to, language = options.to or DEFAULT_MUNICIPALITY, options.language or DEFAULT_LANGUAGE
        talk(client(address(services.settings), services), to, language, sys.stdin, write)
    except ScriptError as error:
        write(f"{error}\n")
        return 1
    except ChatError as error:
        write(f"{error} Does the system run? Start it with: make run\n")
        return 1
    except KeyboardInterrupt:
        write("\n")
    finally:
        services.engine.dispose()
    return 0


def _options(command: str, arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=command, description=__doc__)
    parser.add_argument("--to", default="", help="municipality, such as gemeente-leek")
    parser.add_argument("--language", default="", help="nl or de")
    parser.add_argument("--script", type=Path, help="a conversation to play")
    return parser.parse_args(arguments)


def _show(heard: Sequence[Heard], write: Write) -> None:
    for line in shown(heard):
        write(f"{line}\n")


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()

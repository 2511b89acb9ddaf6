"""A Twilio of our own on loopback: takes messages, lists them, and errs when told to."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from flask import Flask, jsonify, request
from werkzeug.serving import make_server

ACCOUNT = "AC" + "0" * 32
Behaviour = Callable[["StandIn", Mapping[str, str]], Any]


class StandIn:
    """Twilio's Messages resource; `then` says how the next requests to send are answered."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        """Every request to send, also those refused."""
        self.taken: list[dict[str, Any]] = []
        """Every message that would reach a telephone."""
        self.looks: list[dict[str, str]] = []
        self.then: list[Behaviour] = []
        self.list_status = 200
        self.arrived, self.looked = threading.Event(), threading.Event()
        self.released = threading.Event()
        self.app = Flask("twilio")
        path = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        self.app.add_url_rule(path, view_func=self._create, methods=["POST"], endpoint="create")
        self.app.add_url_rule(path, view_func=self._list, methods=["GET"], endpoint="list")
        self.kept: dict[str, str | None] = {}
        """What can be deleted: its id, and for a call the one that it was made for."""
        self.refuse_deletion: tuple[int, int] | None = None
        """A code and a status with which every deletion is refused."""
        account = f"/2010-04-01/Accounts/{ACCOUNT}"
        for kind in ("Calls", "Messages"):
            one = f"{account}/{kind}/<sid>.json"
            self.app.add_url_rule(one, kind, self._delete, methods=["DELETE"])
        self.app.add_url_rule(f"{account}/Calls.json", "legs", self._legs, methods=["GET"])

    def take(self, fields: Mapping[str, str]) -> Any:
        """Take a message and answer as Twilio does."""
        sid = f"SM{len(self.taken) + 1:032d}"
        now = format_datetime(datetime.now(UTC))
        told = {"sid": sid, "status": "queued", "body": fields["Body"], "to": fields["To"]}
        self.taken.append({**told, "from": fields["From"], "date_created": now})
        self.arrived.set()
        return jsonify(self.taken[-1]), 201

    def _delete(self, sid: str) -> Any:
        if self.refuse_deletion:
            code, status = self.refuse_deletion
            return jsonify({"code": code, "message": "no", "status": status}), status
        if sid not in self.kept:
            return jsonify({"code": 20404, "message": "not found", "status": 404}), 404
        del self.kept[sid]
        return "", 204

    def _legs(self) -> Any:
        parent = request.args["ParentCallSid"]
        calls = [{"sid": sid} for sid, above in self.kept.items() if above == parent]
        return jsonify({"calls": calls, "next_page_uri": None, "page": 0})

    @contextmanager
    def listening(self) -> Iterator[str]:
        """Listen on a free port of loopback and give the address; ended with the block."""
        server = make_server("127.0.0.1", 0, self.app, threaded=True)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            self.released.set()
            server.shutdown()
            server.server_close()
            thread.join()

    def _create(self) -> Any:
        fields = request.form.to_dict()
        self.asked.append(fields)
        behave = self.then.pop(0) if self.then else StandIn.take
        return behave(self, fields)

    def _list(self) -> Any:
        wanted = request.args.to_dict()
        self.looks.append(wanted)
        self.looked.set()
        found = [
            each
            for each in reversed(self.taken)
            if (each["to"], each["from"]) == (wanted["To"], wanted["From"])
        ]
        return jsonify({"messages": found, "next_page_uri": None}), self.list_status


def refuses(code: int, status: int = 400) -> Behaviour:
    """Twilio's error of this code; nothing is taken."""
    words = {"code": code, "message": "no", "status": status}
    return lambda _twilio, _fields: (jsonify(words), status)


def fails(status: int) -> Behaviour:
    """A page of some proxy, which is no JSON."""
    return lambda _twilio, _fields: ("<html>no</html>", status)


def takes_and_dies(twilio: StandIn, fields: Mapping[str, str]) -> Any:
    """Take the message, then break before the answer is out."""
    twilio.take(fields)
    return "", 502


def takes_and_hangs(twilio: StandIn, fields: Mapping[str, str]) -> Any:
    """Take the message, and do not answer until released."""
    answer = twilio.take(fields)
    twilio.released.wait(60)
    return answer

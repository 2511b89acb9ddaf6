"""What Prometheus reads: the meters of gateway and actions, and what waits in the database."""

import time
from collections.abc import Iterable, Iterator

import requests
from flask import Blueprint, Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from intake.database import read_scope
from intake.monitoring import backlog
from webhook.guards import current_services
from webhook.services import Services

metrics = Blueprint("metrics", __name__)

ACTIONS_SECONDS = 2.0


@metrics.get("/metrics")
def scrape() -> Response:
    """Answer with everything; a part that is down is told by `intake_up`, never by an error."""
    registry = CollectorRegistry()
    registry.register(_Everything(current_services()))
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def time_requests(app: Flask) -> None:
    """Time every request, by the route that answers it."""

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        took = time.perf_counter() - g.get("began", time.perf_counter())
        meters = current_services().meters
        meters.requests.labels(request.endpoint or "none", str(response.status_code)).observe(took)
        return response


class _Everything(Collector):
    """One family a name, although two processes count under the same names."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def collect(self) -> Iterable[Metric]:
        families: dict[str, Metric] = {}
        for family in self._all():
            known = families.setdefault(family.name, family)
            if known is not family:
                known.samples.extend(family.samples)
        return families.values()

    def _all(self) -> Iterator[Metric]:
        up = GaugeMetricFamily("intake_up", "1 where this part answers.", labels=["part"])
        yield from self._services.meters.registry.collect()
        yield from self._of_actions(up)
        yield from self._waiting(up)
        yield up

    def _of_actions(self, up: GaugeMetricFamily) -> Iterator[Metric]:
        try:
            told = _actions_tell(self._services)
        except requests.RequestException:
            up.add_metric(["actions"], 0)
            return
        up.add_metric(["actions"], 1)
        yield from text_string_to_metric_families(told)

    def _waiting(self, up: GaugeMetricFamily) -> Iterator[Metric]:
        now = self._services.now()
        try:
            with read_scope(self._services.engine) as session:
                found = [
                    *_of_outbox(backlog.outbox(session, now)),
                    *_of_queues(backlog.queues(session, now)),
                    _of_texts(backlog.texts_stopped(session, self._services.settings, now)),
                    _of_sweeps(backlog.stopped_sweeps(session)),
                ]
        except SQLAlchemyError:
            up.add_metric(["database"], 0)
            return
        up.add_metric(["database"], 1)
        yield from found


def _actions_tell(services: Services) -> str:
    with requests.Session() as loopback:
        loopback.trust_env = False  # never by way of the machine's proxy
        answer = loopback.get(
            f"{services.settings.actions_url}/metrics",
            headers={"Authorization": f"Bearer {services.settings.actions_secret}"},
            timeout=ACTIONS_SECONDS,
        )
        answer.raise_for_status()
        return answer.text


def _of_outbox(outbox: backlog.Outbox) -> Iterator[Metric]:
    depth = GaugeMetricFamily("intake_outbox_messages", "Messages by state.", labels=["state"])
    for state in (*backlog.UNSENT, *(set(outbox.by_state) - set(backlog.UNSENT))):
        depth.add_metric([state], outbox.by_state.get(state, 0))
    yield depth
    told = "For how long the oldest message is due but not sent."
    age = GaugeMetricFamily("intake_outbox_oldest_due_seconds", told)
    age.add_metric([], outbox.overdue.total_seconds())
    yield age


def _of_texts(stopped: bool) -> Metric:
    told = "1 while the installation sends no text messages, since it sent too many in an hour."
    gauge = GaugeMetricFamily("intake_texts_stopped", told)
    gauge.add_metric([], int(stopped))
    return gauge


def _of_queues(queues: list[backlog.Queue]) -> Iterator[Metric]:
    labels = ["municipality", "department", "status"]
    depth = GaugeMetricFamily("intake_cases", "Cases not closed yet.", labels=labels)
    told = "How long ago the oldest of them was opened."
    age = GaugeMetricFamily("intake_cases_oldest_seconds", told, labels=labels)
    for queue in queues:
        whose = [queue.municipality, queue.department, queue.status]
        depth.add_metric(whose, queue.cases)
        age.add_metric(whose, queue.oldest.total_seconds())
    yield from (depth, age)


def _of_sweeps(stopped: dict[str, int]) -> Metric:
    told = "Rows that wait to be deleted, because they were too many at once."
    rows = GaugeMetricFamily("intake_retention_stopped_rows", told, labels=["kind"])
    for kind, count in stopped.items():
        rows.add_metric([kind], count)
    return rows

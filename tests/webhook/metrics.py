"""What Prometheus is told of the gateway."""

from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

LEEK_CHAT = {"channel": "chat", "language": "nl", "municipality": "gemeente-leek"}


class Told:
    """What /metrics tells, by name and labels."""

    def __init__(self, answer: str) -> None:
        self.samples = {
            (sample.name, frozenset(sample.labels.items())): sample.value
            for family in text_string_to_metric_families(answer)
            for sample in family.samples
        }

    def __call__(self, name: str, **labels: str) -> float | None:
        return self.samples.get((f"intake_{name}", frozenset(labels.items())))


def scrape(client: FlaskClient) -> Told:
    """Read /metrics as Prometheus does."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.mimetype == "text/plain"
    return Told(answer.text)

"""Every word of the gateway is read from INTAKE_DATA_DIR, and from no other folder."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from intake.conversations import Turn
from intake.database import read_scope
from intake.settings import Settings
from tests.data_elsewhere import copied, out_of_reach
from tests.webhook.api_chat import open_chat
from tests.webhook.channels.sms.conftest import Phone
from tests.webhook.channels.voice.conftest import Telephone
from tests.webhook.fake_rasa import FakeRasa, offers, says
from tests.webhook.twilio.conftest import PUBLIC, TOKEN
from webhook import build_services, create_app
from webhook.services import Services
from webhook.wire import Command

EDITED = {
    "prompts": ('disclosure: "Goedendag.', 'disclosure: "Goedemoggel.'),
    "contact": ("bsn: [bsn,", "bsn: [zwurfcode, bsn,"),
    "asides": ("source: [waar staat dat,", "source: [uit welke krabbel, waar staat dat,"),
    "contact_wishes": ("no_call: [", "no_call: [laat de toeter met rust, "),
    "danger_words": ("suicide: [", "suicide: [zwart gat, "),
}


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    data = copied(tmp_path / "data", **EDITED)
    signed = {"twilio_auth_token": TOKEN, "public_base_url": PUBLIC}
    return replace(settings, data_dir=data, **signed)


@pytest.fixture
def services(settings: Settings, rasa: FakeRasa) -> Iterator[Services]:
    with out_of_reach():
        built = replace(build_services(settings), rasa=rasa)
        yield built
    built.engine.dispose()


@pytest.fixture
def client(settings: Settings, services: Services) -> FlaskClient:
    return create_app(settings, services).test_client()


def said_by_citizens(services: Services) -> list[str]:
    with read_scope(services.engine) as session:
        return list(session.scalars(select(Turn.text).where(Turn.sender == "citizen")))


def test_an_edited_sentence_is_said(client: FlaskClient) -> None:
    assert open_chat(client).opened["messages"][0]["text"].startswith("Goedemoggel.")


def test_an_edited_list_of_what_is_personal_counts(
    client: FlaskClient, services: Services, rasa: FakeRasa
) -> None:
    open_chat(client).send(text="mijn zwurfcode is 12345")
    assert said_by_citizens(services) == ["mijn zwurfcode is [bsn]"] == rasa.heard


def test_an_edited_list_of_words_counts(client: FlaskClient, rasa: FakeRasa) -> None:
    open_chat(client).send(text="uit welke krabbel")
    assert rasa.heard == [Command("source_asked")]


def test_so_does_one_of_wishes_and_one_of_danger(client: FlaskClient, rasa: FakeRasa) -> None:
    chat = open_chat(client)
    chat.send(text="laat de toeter met rust")
    assert rasa.sent[0].metadata["contact_wish"] == "no_call"
    rasa.goes_down()
    told = chat.send(text="ik zit in een zwart gat").get_json()["messages"]
    assert "113" in " ".join(message["text"] for message in told)


def test_calls_text_messages_and_the_desk_need_no_other_folder(
    client: FlaskClient, services: Services, rasa: FakeRasa
) -> None:
    rasa.answers.append(offers("Wanneer?", expect="date", other="Andere tijden"))
    phone = Telephone(client, services)
    phone.call()
    assert "Andere tijden" in phone.say("een afspraak").words
    rasa.answers.append(says("Wat is uw nummer?", expect="phone"))
    phone.say("morgen")
    assert "nul zes" in phone.say("0612345678").words
    assert Phone(client).text("hallo")
    assert client.get("/desk/sign-in").status_code == 200
    assert client.get("/demo?municipality=gemeente-leek").status_code == 200

"""The component hands Rasa what the lookups found, beside what others found before it."""

from pathlib import Path

from rasa.shared.nlu.training_data.message import Message

from bot.words.entities import LookupEntities
from bot.words.lookups import Lookups
from bot.words.names import Name

COMPONENT = LookupEntities(
    Lookups(
        [
            Name("service", "passport", "paspoort"),
            Name("office", "stad-a/desk", "stadhuis"),
            Name("office", "stad-b/desk", "stadhuis"),
        ]
    )
)


def entities(message: Message) -> list[dict]:
    return COMPONENT.process([message])[0].get("entities")


def test_a_service_becomes_an_entity_with_offsets() -> None:
    assert entities(Message({"text": "een paspoort graag"})) == [
        {
            "entity": "service",
            "value": "passport",
            "start": 4,
            "end": 12,
            "extractor": "LookupEntities",
        }
    ]


def test_the_metadatas_municipality_decides_between_shared_names() -> None:
    message = Message({"text": "stadhuis", "metadata": {"municipality": "stad-b"}})
    assert [entity["value"] for entity in entities(message)] == ["stad-b/desk"]


def test_entities_found_before_are_kept() -> None:
    before = {"entity": "name", "value": "x", "start": 0, "end": 1}
    message = Message({"text": "paspoort", "entities": [before]})
    first, second = entities(message)
    assert first == before
    assert second["value"] == "passport"


def test_a_command_without_text_names_nothing() -> None:
    assert entities(Message({"intent": {"name": "affirm"}})) == []


def test_the_entities_are_part_of_what_the_model_puts_out() -> None:
    message = COMPONENT.process([Message({"text": "paspoort"})])[0]
    assert "entities" in message.as_dict(only_output_properties=True)


def test_the_component_reads_the_lookups_its_configuration_names(tmp_path: Path) -> None:
    folder = tmp_path / "nl" / "lookups"
    folder.mkdir(parents=True)
    (folder / "service.yml").write_text("service: {passport: {name: paspoort}}", encoding="utf-8")
    component = LookupEntities.create({"data": str(tmp_path)}, None, None, None)
    [message] = component.process([Message({"text": "paspoort"})])
    assert [entity["value"] for entity in message.get("entities")] == ["passport"]

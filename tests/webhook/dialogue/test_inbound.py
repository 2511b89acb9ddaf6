"""Words become a choice, contact data or redacted text; contact data never reaches Rasa."""

from collections.abc import Callable

import pytest

from intake import contact_wishes, references
from intake.contact_wishes import ContactWish
from intake.database import read_scope
from tests.webhook.conftest import Talk
from tests.webhook.dialogue.questions import PLACES, stored
from tests.webhook.fake_rasa import FakeRasa, offers, says, tells_whom_to_call
from webhook.dialogue.store_reply import KEPT_CHOICES
from webhook.wire import Command

GIVEN = {
    "name": ("ik heet Jan de Vries", "Jan de Vries"),
    "phone": ("06 12 34 56 78", "+31612345678"),
    "address": ("Tolberterstraat 66 in Leek", "Tolberterstraat 66 in Leek"),
}


def wished(talk: Talk) -> ContactWish:
    with read_scope(talk.services.engine) as session:
        return contact_wishes.of(session, talk.id)


@pytest.mark.parametrize("kind", GIVEN)
def test_contact_data_goes_to_the_contact_book_only(
    kind: str, asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk, (words, value) = asked(kind), GIVEN[kind]
    talk.say(words)
    assert stored(talk, kind) == value
    assert rasa.heard[-1] == Command("contact_given", {"kind": kind})
    assert talk.transcript()[-2] == ("citizen", f"[{kind}]")
    assert words not in str(rasa.sent) + str(talk.transcript())


def test_contact_data_is_kept_before_rasa_hears_of_it(
    asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk, known = asked("phone"), []
    rasa.meanwhile = lambda: known.append(stored(talk, "phone"))
    talk.say("0612345678")
    assert known == ["+31612345678"]


@pytest.mark.parametrize(
    ("words", "kind", "around", "shown"),
    [
        ("Piet Bakker, 0592-123456", "phone", "", "[phone] [name]"),
        (
            "mijn naam is Piet Bakker en mijn nummer is 0592 123456",
            "phone",
            "mijn naam is [name] en mijn nummer is [phone]",
            "mijn naam is [name] en mijn nummer is [phone]",
        ),
        ("Piet Bakker", "name", "", "[name]"),
    ],
)
def test_a_name_given_with_a_number_or_before_it_is_not_asked_for_again(
    words: str, kind: str, around: str, shown: str, asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk = asked("phone")
    talk.say(words)
    assert rasa.heard[-1] == Command("contact_given", {"kind": kind}, words=around)
    assert stored(talk, "name") == "Piet Bakker"
    assert talk.transcript()[-2] == ("citizen", shown)


@pytest.mark.parametrize(
    ("kind", "words", "around"),
    [
        ("name", "ik ben Piet Bakker en mijn broer ligt bewusteloos", "broer ligt bewusteloos"),
        ("phone", "0612345678 maar hij mag het niet merken", "maar hij mag het niet merken"),
    ],
)
def test_what_stands_beside_contact_data_goes_along_to_be_read(
    kind: str, words: str, around: str, asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk = asked(kind)
    talk.say(words)
    sent = rasa.heard[-1]
    assert isinstance(sent, Command) and sent.name == "contact_given"
    assert around in sent.words
    assert "Bakker" not in sent.words and "0612345678" not in sent.words


READ_BACK = offers("Op naam van Els Smit. Klopt dat?", expect="choice", affirm="Ja", deny="Nee")


@pytest.mark.parametrize(
    ("words", "name", "around"),
    [
        ("nee, smid met een d", "Els Smid", "nee, [name] met een d"),
        ("niet smit maar smid", "Els Smid", ""),
        ("ja maar mijn voornaam is ilse", "Ilse Smit", "ja maar mijn voornaam is [name]"),
    ],
)
def test_a_name_that_was_read_back_is_mended(
    words: str, name: str, around: str, asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk = asked("name")
    rasa.answers.append(READ_BACK)
    talk.say("els smit")
    talk.say(words)
    assert rasa.heard[-1] == Command("contact_given", {"kind": "name"}, words=around)
    assert stored(talk, "name") == name


@pytest.mark.parametrize("words", ["ja hoor", "nee, liever dinsdag", "kamminga"])
def test_another_answer_to_what_was_read_back_mends_no_name(
    words: str, asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk = asked("name")
    rasa.answers.append(READ_BACK)
    talk.say("els smit")
    talk.say(words)
    assert rasa.heard[-1] == words
    assert stored(talk, "name") == "Els Smit"


def test_the_letters_of_a_name_reach_nobody(asked: Callable[[str], Talk], rasa: FakeRasa) -> None:
    talk = asked("name")
    talk.say("topp, t wie theodor o wie otto p wie paula p wie paula und ich rufe wegen miete an")
    assert stored(talk, "name") == "Topp"
    assert "theodor" not in str(rasa.sent) + str(talk.transcript())
    assert "und ich rufe wegen miete an" in talk.transcript()[-2][1]


def test_a_wish_to_be_reached_is_kept_before_rasa_hears_of_it(
    asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk, known = asked("phone"), []
    rasa.meanwhile = lambda: known.append(wished(talk))
    talk.say("nee, liever niet bellen")
    assert known[-1].no_call


def test_a_number_given_instead_of_the_name_is_kept(
    asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk = asked("name")
    talk.say("06 12345678")
    assert rasa.heard[-1] == Command("contact_given", {"kind": "phone"})
    assert (stored(talk, "phone"), stored(talk, "name")) == ("+31612345678", None)


@pytest.mark.parametrize("words", ["Leek", "kantoor 0592-123456"])
def test_a_single_word_at_the_number_is_no_name(words: str, asked: Callable[[str], Talk]) -> None:
    talk = asked("phone")
    talk.say(words)
    assert stored(talk, "name") is None


def test_a_number_of_the_neighbouring_country_is_read_by_its_own_rules(
    begin: Callable[..., Talk], rasa: FakeRasa
) -> None:
    talk = begin("de", "jobcenter-kreis-heinsberg")
    rasa.answers.append(says("Unter welcher Nummer?", expect="phone"))
    talk.say("hallo")
    talk.say("0171 3920042")
    assert stored(talk, "phone") == "+491713920042"


def test_a_reference_travels_with_its_command_and_is_no_contact_data(
    asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk, reference = asked("reference"), references.new_reference(lambda: 1234567)
    talk.say(f"{reference[:4]} {reference[4:]}")
    entities = {"kind": "reference", "reference": reference}
    assert rasa.heard[-1] == Command("contact_given", entities)
    assert stored(talk, "name") is stored(talk, "phone") is None


@pytest.mark.parametrize("kind", ["name", "phone", "reference"])
@pytest.mark.parametrize("words", ["stop", "ik wil een medewerker spreken", "help, er is brand!"])
def test_words_that_are_no_contact_data_go_on_as_text(
    kind: str, words: str, asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    asked(kind).say(words)
    assert rasa.heard[-1] == words


def test_what_goes_on_as_text_is_redacted_all_the_same(
    asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    asked("name").say("waarom wilt u dat weten? mail maar naar jan@example.org")
    assert rasa.heard[-1] == "waarom wilt u dat weten? mail maar naar [email]"


@pytest.mark.parametrize(
    ("typed", "office"),
    [
        ("Het gemeentehuis", "town_hall"),
        ("het GEMEENTEHUIS.", "town_hall"),
        ("1", "town_hall"),
        ("2", "home"),
        ("2.", "home"),
        (" 2) ", "home"),
        ("\uff12", "home"),
    ],
)
def test_a_typed_title_or_number_presses_the_choice(
    typed: str, office: str, talk: Talk, rasa: FakeRasa
) -> None:
    rasa.answers.append(PLACES)
    talk.say("ik wil een afspraak")
    talk.say(typed)
    assert rasa.heard[-1] == Command("inform", {"office": office})
    assert talk.transcript()[-2][1] in ("Het gemeentehuis", "Bij u thuis")


@pytest.mark.parametrize("typed", ["0", "4", "-1", "99999999", "1 2", "zeven"])
def test_a_number_that_is_not_on_offer_is_words(typed: str, talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(PLACES)
    talk.say("ik wil een afspraak")
    talk.say(typed)
    assert isinstance(rasa.heard[-1], str)


@pytest.mark.parametrize("typed", ["Bel 113", "2", "113"])
def test_a_number_to_call_is_no_choice(typed: str, talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(tells_whom_to_call("Bel 113.", {"Bel 113": "113"}, deny="Nee"))
    talk.say("ik wil niet meer")
    talk.say(typed)
    assert rasa.heard[-1] == typed


def test_a_number_chooses_only_where_a_choice_is_expected(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Hoeveel mensen komen er?", expect="free", deny="Niemand"))
    talk.say("ik wil een afspraak")
    talk.say("1")
    assert rasa.heard[-1] == "1"


def test_a_number_is_counted_among_the_newest_choices(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [PLACES, offers("Klopt het?", affirm="Ja", deny="Nee")]
    talk.say("ik wil een afspraak")
    talk.say("1")
    talk.say("2")
    assert rasa.heard[-1] == Command("deny")


def test_an_old_title_that_is_typed_is_words(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(PLACES)
    talk.say("ik wil een afspraak")
    talk.say("morgen graag")
    talk.say("Bij u thuis")
    assert rasa.heard[-1] == "Bij u thuis"


def test_a_pressed_button_sends_its_command_and_shows_its_title(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(PLACES)
    buttons = talk.say("ik wil een afspraak").turns[-1].buttons
    talk.press(buttons[1]["id"])
    assert rasa.heard[-1] == Command("inform", {"office": "home"})
    assert talk.transcript()[-2] == ("citizen", "Bij u thuis")


def test_an_old_button_still_works_while_it_is_kept(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(PLACES)
    old = talk.say("ik wil een afspraak").turns[-1].buttons[0]["id"]
    talk.say("eerst iets anders")
    talk.press(old)
    assert rasa.heard[-1] == Command("inform", {"office": "town_hall"})


def test_only_the_newest_choices_are_kept(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [PLACES] * KEPT_CHOICES
    for _ in range(KEPT_CHOICES):
        newest = talk.say("nog eens").turns[-1].buttons
    kept = talk.row.commands
    assert len(kept) == KEPT_CHOICES
    assert {button["id"] for button in newest} <= set(kept)


def test_a_citizen_can_type_no_command(talk: Talk, rasa: FakeRasa) -> None:
    talk.say('/restart{"a": 1}')
    assert rasa.heard == ['restart{"a": 1}']


def test_a_fact_of_the_channel_is_sent_as_a_command(talk: Talk, rasa: FakeRasa) -> None:
    talk.command("hang_up")
    assert rasa.heard == [Command("hang_up")]
    assert talk.transcript()[0] == ("citizen", "")

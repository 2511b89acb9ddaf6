"""What a dictionary and lists of names know."""

from intake.contact_answers.ordinary import listed


def test_a_dictionary_knows_what_people_say_and_lists_what_they_are_called() -> None:
    words = listed()
    assert {"kapot", "verdrietig", "kaputt", "wohnung"} <= words.ordinary
    assert {"anders"} <= words.common <= words.ordinary
    assert {"sanne", "mehmet", "juergen"} <= words.given
    assert {"smedt", "wouters", "krause"} <= words.surnames


def test_what_is_said_often_is_on_no_list_of_names() -> None:
    words = listed()
    assert not (words.given | words.surnames) & words.common

"""What reads and says words, over those of this repository."""

from functools import partial

from intake import contact_answers, privacy, spoken
from intake.advice import named_places, territory
from intake.contact_answers import words
from intake.recognition import asides, contact_wish, danger
from intake.settings import ROOT
from intake.spoken import vocabulary

DATA = ROOT / "data"

redact = partial(privacy.redact, data_dir=DATA)

understand = partial(spoken.understand, data_dir=DATA)
say_day = partial(spoken.say_day, data_dir=DATA)
say_moment = partial(spoken.say_moment, data_dir=DATA)
say_part = partial(spoken.say_part, data_dir=DATA)
say_range = partial(spoken.say_range, data_dir=DATA)
say_time = partial(spoken.say_time, data_dir=DATA)
say_when = partial(spoken.say_when, data_dir=DATA)
load = partial(vocabulary.load, data_dir=DATA)

answered = partial(contact_answers.answered, data_dir=DATA)
parse = partial(contact_answers.parse, data_dir=DATA)
parse_name = partial(contact_answers.parse_name, data_dir=DATA)
corrected_name = partial(contact_answers.corrected_name, data_dir=DATA)
without_name = partial(contact_answers.without_name, data_dir=DATA)
parse_full_name = partial(contact_answers.parse_full_name, data_dir=DATA)
parse_phone = partial(contact_answers.parse_phone, data_dir=DATA)
parse_reference = partial(contact_answers.parse_reference, data_dir=DATA)
say_digits = partial(contact_answers.say_digits, data_dir=DATA)
group_digits = partial(contact_answers.group_digits, data_dir=DATA)
contact_words = partial(words.contact_words, DATA)

asks = partial(asides.asks, data_dir=DATA)
asks_source = partial(asides.asks_source, data_dir=DATA)
opens_with = partial(asides.opens_with, data_dir=DATA)
read_wish = partial(contact_wish.read, data_dir=DATA)
kind_in = partial(danger.kind_in, data_dir=DATA)

named_district = partial(named_places.named_district, data_dir=DATA)
named_situation = partial(named_places.named_situation, data_dir=DATA)
residence_in = partial(territory.residence_in, data_dir=DATA)

"""What the simulated callers say: one dialogue, the same to every system that is measured."""

from itertools import cycle, islice

INTENTS = (
    "greet",
    "ask_opening_hours",
    "request_document",
    "ask_location",
    "ask_debt_help",
    "request_wmo",
    "ask_other_municipal",
    "thank",
)
"""What the sentences below mean: the stock starter learns these from our own training lines."""

TURNS = {
    "nl": (
        "goedemorgen",
        "wanneer is het gemeentehuis open?",
        "wat heb ik nodig voor een nieuw paspoort?",
        "waar moet ik dan zijn?",
        "ik kan mijn rekeningen niet meer betalen",
        "mijn moeder heeft hulp nodig in het huishouden",
        "de straatlantaarn voor mijn deur is kapot",
        "en op vrijdag, zijn jullie dan ook open?",
        "wat kost een rijbewijs?",
        "dank u wel",
    ),
    "de": (
        "guten Morgen",
        "wann hat das Rathaus auf?",
        "was brauche ich für einen neuen Reisepass?",
        "wo muss ich denn hin?",
        "ich kann meine Rechnungen nicht mehr bezahlen",
        "meine Mutter braucht Hilfe im Haushalt",
        "die Straßenlaterne vor meiner Tür ist kaputt",
        "haben Sie am Freitag auch auf?",
        "was kostet ein Führerschein?",
        "vielen Dank",
    ),
}


def language_of(caller: int) -> str:
    """Return the language of a caller: every second one speaks German."""
    return ("nl", "de")[caller % 2]


def sentences(caller: int, count: int) -> list[str]:
    """Return what this caller says in so many turns, each caller beginning somewhere else."""
    said = TURNS[language_of(caller)]
    return list(islice(cycle(said), caller, caller + count))

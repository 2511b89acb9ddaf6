"""What the made-up citizens say: in forms, beside them, and where nobody has asked."""

import random

SCENES = {
    "nl": {
        "booking": ("ik wil een afspraak maken", "huishoudelijke hulp", "op het gemeentehuis",
                    "de eerste", "{name}", "nee, {surname} met een d", "ja", "{phone}"),
        "handover": ("ik wil een medewerker spreken", "het gaat om mijn uitkering, bsn {citizen}",
                     "{phone}", "ja", "{name}"),
        "number in words": ("ik wil een medewerker spreken", "over mijn uitkering",
                            "{phone_aloud}", "ja", "mijn naam is {name}"),
        "refused": ("ik wil een medewerker spreken", "over de wmo", "bel maar {name} op {phone}",
                    "eh wat zei u, ik ben {name} en ik heb haast", "dat is {surname}, {email}",
                    "nee laat maar"),
        "refused name": ("ik wil een afspraak maken", "huishoudelijke hulp",
                         "op het gemeentehuis", "de eerste",
                         "tja {name} denk ik, of moet mijn man {given} dat zeggen?",
                         "{name} zei ik toch", "ja"),
        "unasked": ("goedemiddag met {name}, wat kost een paspoort", "mijn adres is {address}",
                    "mijn mail is {email}", "ik ben geboren op {birth}", "{iban}"),
        "papers": ("mijn paspoortnummer is {paper}", "mijn kenteken is {plate}",
                   "dossiernummer {file}", "mijn wachtwoord is {password}", "bsn {citizen}"),
        "others": ("mijn buurman {name} zet zijn afval op straat",
                   "ik bel voor mijn moeder {name}, zij woont op {address}",
                   "haar nummer is {phone}", "ik wil een medewerker spreken", "{name}"),
        "reference": ("hoe staat het met mijn zaak", "{file}", "nee het is {citizen}", "{phone}"),
        "languages": ("ich möchte deutsch sprechen, mein Name ist {name}", "{phone}", "{name}"),
    },
    "de": {
        "booking": ("Ich möchte einen Termin machen", "Haushaltshilfe", "im Rathaus", "die erste",
                    "{name}", "nein, {surname} mit d", "ja", "{phone}"),
        "handover": ("Ich möchte mit einem Menschen sprechen",
                     "es geht um meine Sozialhilfe, Steuer-ID {citizen}", "{phone}", "ja",
                     "{name}"),
        "number in words": ("Ich möchte mit einem Menschen sprechen", "über meine Sozialhilfe",
                            "{phone_aloud}", "ja", "mein Name ist {name}"),
        "refused": ("Ich möchte mit einem Menschen sprechen", "es geht um Pflege",
                    "rufen Sie {name} an unter {phone}", "äh bitte, ich bin {name} und in Eile",
                    "das ist {surname}, {email}", "nein egal"),
        "refused name": ("Ich möchte einen Termin machen", "Haushaltshilfe", "im Rathaus",
                         "die erste",
                         "tja {name} glaube ich, oder soll mein Mann {given} das sagen?",
                         "{name} habe ich doch gesagt", "ja"),
        "unasked": ("Guten Tag, mein Name ist {name}, was kostet ein Reisepass",
                    "meine Adresse ist {address}", "meine Mail ist {email}",
                    "ich bin am {birth} geboren", "{iban}"),
        "papers": ("meine Passnummer ist {paper}", "mein Kennzeichen ist {plate}",
                   "Aktenzeichen {file}", "mein Passwort ist {password}", "Steuer-ID {citizen}"),
        "others": ("mein Nachbar {name} stellt seinen Müll auf die Straße",
                   "ich rufe für meine Mutter {name} an, sie wohnt {address}",
                   "ihre Nummer ist {phone}", "ich möchte mit einem Menschen sprechen", "{name}"),
        "reference": ("wie steht es mit meinem Antrag", "{file}", "nein es ist {citizen}",
                      "{phone}"),
        "languages": ("ik wil nederlands praten, mijn naam is {name}", "{phone}", "{name}"),
    },
}  # fmt: skip


def scene(chance: random.Random, language: str, values: dict[str, str]) -> tuple[str, ...]:
    """Return what somebody with these facts says in one conversation, turn by turn."""
    lines = SCENES[language][chance.choice(sorted(SCENES[language]))]
    return tuple(line.format(**values) for line in lines)

"""From a file to a profile that can be relied on, or to the sentences that say why not."""

from collections.abc import Collection
from pathlib import Path

from intake.catalogue import Catalogue
from intake.municipalities.checks import Known, mistakes
from intake.municipalities.errors import Problem, ProfileInvalid
from intake.municipalities.explain import problems, validated
from intake.municipalities.facts import Fact
from intake.municipalities.model import Municipality
from intake.municipalities.walking import inherit, parts
from intake.wording.languages import Languages
from intake.wording.languages import load as load_languages


def load_profile(
    path: Path, catalogue: Catalogue, languages: Languages | None = None
) -> Municipality:
    """Return the profile in a file; raise ProfileInvalid with every mistake found in it.

    The languages are those of `data/languages.yml`, beside the profiles' folder, if not given.
    """
    profile = validated(path, Municipality)
    profile.name_its_parts(path.stem)
    walked = parts(profile)
    found = list(mistakes(profile, walked, _known(path, catalogue, languages)))
    if found:
        raise ProfileInvalid(problems(path, found))
    inherit(walked)
    return profile


def _known(path: Path, catalogue: Catalogue, languages: Languages | None) -> Known:
    spoken = languages or load_languages(path.parent.parent)
    return Known(catalogue, tuple(spoken.names), tuple(spoken.locales))


def profile_files(directory: Path) -> list[Path]:
    """Return the profiles' files by name; what starts with an underscore is a form, not one."""
    return sorted(path for path in directory.glob("*.yml") if not path.name.startswith("_"))


def assumptions(profile: Municipality, path: Path) -> list[Problem]:
    """Return a problem for each fact that is assumed, and for appointments that are kept nowhere:
    what production refuses."""
    found = [
        (
            (*key, "assumed"),
            "an assumption",
            "a fact with its source, since INTAKE_ENV is production",
        )
        for key, fact, _, _ in parts(profile)
        if isinstance(fact, Fact) and fact.assumed
    ]
    if profile.appointments.backend == "demo":
        kept = "appointments that outlive a restart, since INTAKE_ENV is production"
        found.append((("appointments", "backend"), "demo", kept))
    return problems(path, found)


def same_number(profiles: Collection[Municipality], directory: Path) -> list[Problem]:
    """Return a problem for each profile whose number an earlier one already answers."""
    owners: dict[str, str] = {}
    found: list[Problem] = []
    for profile in profiles:
        owner = owners.setdefault(profile.phone_number, profile.id)
        if owner != profile.id:
            found += number_taken(directory / f"{profile.id}.yml", owner)
    return found


def number_taken(path: Path, owner: str) -> list[Problem]:
    """Return the problem that another profile already answers the number of this file."""
    expected = f"a number of its own, since {owner}.yml has it"
    return problems(path, [(("phone_number",), "", expected)])

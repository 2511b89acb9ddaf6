"""The settings that every process of one installation is started with."""

from collections.abc import Mapping
from pathlib import Path

from deploy import ROOT, secret_files
from deploy.steps import SetUpError

PORTS = {"PORT": 8080, "RASA_PORT": 5005, "ACTIONS_PORT": 5055}

RASA_ENVIRON = {
    # A citizen's words must never leave in a crash report to a third party.
    "RASA_TELEMETRY_ENABLED": "false",
    # Training always starts from nothing: Rasa's own cache does not see a changed import.
    "RASA_MAX_CACHE_SIZE": "0",
    "PYTHONPATH": str(ROOT),
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}

ARITHMETIC = ("CT2_", "DNNL_", "GOTO_", "KMP_", "MKL_", "OMP_", "ONEDNN_", "OPENBLAS_")
"""How names begin by which a machine chooses how its libraries compute: some shells set them, a
bare machine does not, and the model must be the same on both."""


def own_arithmetic(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what would let our libraries compute in another way."""
    return {name: value for name, value in environ.items() if not name.startswith(ARITHMETIC)}


def complete(
    given: Mapping[str, str], env_file: Path | None = ROOT / ".env", demand_secrets: bool = True
) -> dict[str, str]:
    """Return the environment of every process: what is given wins, then .env, then defaults.

    In production no secret is ever made up. Raises SetUpError for those not given, unless they
    are not demanded: a tool that needs none works without.
    """
    chosen = {name: value for name, value in given.items() if value}
    environ = own_arithmetic({**_read(env_file), **chosen})
    var_dir = (ROOT / environ.get("INTAKE_VAR_DIR", "var")).resolve()
    environ["INTAKE_VAR_DIR"] = str(var_dir)
    for name, port in PORTS.items():
        environ.setdefault(name, str(port))
    environ.setdefault("INTAKE_DATABASE_URL", f"sqlite:///{var_dir}/intake.db")
    for name, secret in _secrets(environ, var_dir, demand_secrets).items():
        environ.setdefault(name, secret)
    # Set on some machines, and then every start compiles all of Rasa anew.
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**environ, **RASA_ENVIRON, **tracker_store(environ["INTAKE_DATABASE_URL"], var_dir)}


def tracker_store(database_url: str, var_dir: Path) -> dict[str, str]:
    """Return Rasa's store settings: a file of its own on SQLite, else schema rasa beside ours.

    Raises SetUpError for a database other than SQLite and PostgreSQL.
    """
    kind, _, rest = database_url.partition("://")
    dialect = kind.partition("+")[0]
    if dialect == "sqlite":
        return {"RASA_TRACKER_URL": f"sqlite:///{var_dir}/rasa.db"}
    if dialect == "postgresql":
        return {"RASA_TRACKER_URL": f"postgresql://{rest}", "POSTGRESQL_SCHEMA": "rasa"}
    raise SetUpError(f"INTAKE_DATABASE_URL must be sqlite:// or postgresql://, not {dialect}://")


def _secrets(environ: Mapping[str, str], var_dir: Path, demanded: bool) -> dict[str, str]:
    missing = [name for name in secret_files.MAKERS if not environ.get(name)]
    if missing and environ.get("INTAKE_ENV") != "production":
        return secret_files.kept(var_dir / "secrets")
    if missing and demanded:
        raise SetUpError(f"In production set these in the environment: {', '.join(missing)}")
    return {}


def _read(path: Path | None) -> dict[str, str]:
    if path is None or not path.exists():
        return {}
    lines = (line.strip() for line in path.read_text().splitlines())
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs if value.strip()}

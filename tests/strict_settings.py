"""Settings of an installation for citizens, with new secrets each time: nothing is wrong here."""

import secrets

from deploy import secret_files


def strict(**changes: str) -> dict[str, str]:
    """Return the environment of production; changes are added to it."""
    return {
        "INTAKE_ENV": "production",
        "INTAKE_DATABASE_URL": "postgresql+psycopg://intake@127.0.0.1/intake",
        "PUBLIC_BASE_URL": "https://intake.example.org",
        "TWILIO_ACCOUNT_SID": f"AC{secrets.token_hex(16)}",
        **secret_files.fresh(),
        **changes,
    }

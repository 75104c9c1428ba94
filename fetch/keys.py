"""Keys and addresses that are nobody else's business: environment, then Streamlit's secrets."""

import os
import tomllib
from pathlib import Path

from catalogue.errors import DataError

SECRETS = Path(".streamlit/secrets.toml")


def secret(name: str, path: Path = SECRETS) -> str | None:
    """Return a secret by its name, None where it is set nowhere or empty.

    Raises: DataError: the secrets cannot be read; the message holds none of them.
    """
    if value := os.environ.get(name, "").strip():
        return value
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get(name, "")
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        message = f'{path} cannot be read: it must be TOML, a line `{name} = "..."` in it.'
        raise DataError(message) from None
    return str(found).strip() or None

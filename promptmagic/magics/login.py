"""Asking a person for a key, without echo, and putting it nowhere but the process's environment."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping

from promptmagic import hooks
from promptmagic.errors import KeyMissingError, UnknownNameError

VARIABLES: Mapping[str, str] = {"openai": "OPENAI_API_KEY", "runway": "RUNWAYML_API_SECRET", "hf": "HF_TOKEN"}
"""The environment variables that the vendors' own SDKs read."""

_NAMES = {"openai": "OpenAI", "runway": "Runway", "hf": "Hugging Face"}


def login(vendor: str = "openai") -> None:
    """Take a vendor's key from the host's secret store, or ask for one without echo, for this process alone.

    `vendor` is "openai", "runway", "hf", or the name of a server of one's own that has a key.

    Raises
    ------
    KeyMissingError
        Nobody can be asked here, or no key was typed.
    UnknownNameError
        There is no such vendor.
    """
    variables = {**VARIABLES, **_of_servers()}
    if vendor not in variables:
        raise UnknownNameError.among("vendor", vendor, variables)
    variable = variables[vendor]
    key = _from_colab(variable) or _asked(_NAMES.get(vendor, vendor), variable)
    if not key:
        raise KeyMissingError("No key was typed.", "Call promptmagic.login() again, or paint offline without one.")
    os.environ[variable] = key
    print("The key is set for this session; it is written nowhere.")


def _of_servers() -> dict[str, str]:
    """Return the variable of each named server that has a key."""
    if not hooks.offers("servers"):
        return {}
    from promptmagic.openai_client import named

    found = named.read(hooks.call("servers"))
    return {name: entry.key for name, entry in found.items() if entry.key}


def _from_colab(variable: str) -> str:
    """Return the key from Colab's secrets, or an empty string elsewhere or where it is not there."""
    if "google.colab" not in sys.modules:
        return ""
    from google.colab import userdata  # exists in Colab only

    try:
        return str(userdata.get(variable) or "").strip()
    except (userdata.SecretNotFoundError, userdata.NotebookAccessError):
        return ""


def _asked(name: str, variable: str) -> str:
    try:
        return getpass.getpass(f"{name} API key: ").strip()
    except (NotImplementedError, EOFError) as error:
        raise KeyMissingError(
            "Nobody can be asked for a key here.", f"Set {variable} in the environment before the kernel starts."
        ) from error

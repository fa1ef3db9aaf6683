"""Asking a person for a key, without echo, and putting it nowhere but the process's environment."""

from __future__ import annotations

import getpass
import os
import sys

from promptmagic.errors import KeyMissingError

VARIABLE = "OPENAI_API_KEY"
"""The environment variable that OpenAI's own SDK reads."""


def login() -> None:
    """Take an OpenAI key from the host's secret store, or ask for one without echo, for this process alone.

    Raises
    ------
    KeyMissingError
        Nobody can be asked here, or no key was typed.
    """
    key = _from_colab() or _asked()
    if not key:
        raise KeyMissingError("No key was typed.", "Call promptmagic.login() again, or paint offline without one.")
    os.environ[VARIABLE] = key
    print("The key is set for this session; it is written nowhere.")


def _from_colab() -> str:
    """Return the key from Colab's secrets, or an empty string elsewhere or where it is not there."""
    if "google.colab" not in sys.modules:
        return ""
    from google.colab import userdata  # type: ignore[import-not-found]  # exists in Colab only

    try:
        return str(userdata.get(VARIABLE) or "").strip()
    except (userdata.SecretNotFoundError, userdata.NotebookAccessError):
        return ""


def _asked() -> str:
    try:
        return getpass.getpass("OpenAI API key: ").strip()
    except (NotImplementedError, EOFError) as error:
        raise KeyMissingError(
            "Nobody can be asked for a key here.", f"Set {VARIABLE} in the environment before the kernel starts."
        ) from error

"""A real Jupyter Notebook 7 server, used as the JupyterLab of `browser.lab` is."""

from __future__ import annotations

from typing import ClassVar

from browser.lab import Lab


class Notebook7(Lab):
    """A Notebook 7 server of its own. Its page of a notebook has the same parts as JupyterLab's."""

    MODULE: ClassVar[str] = "notebook"
    PLACE: ClassVar[str] = "notebooks"

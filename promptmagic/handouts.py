"""The tour and the lessons that come with the package, copied to where somebody works with them."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from promptmagic.errors import OptionError
from promptmagic.text import many

_INSTALLED = Path(__file__).parent / "notebooks"
_IN_A_CLONE = Path(__file__).parent.parent / "notebooks"


class Handouts(list[Path]):
    """The notebooks that were handed out, in the order to take them; shown as a sentence, and a list for all else.

    Parameters
    ----------
    copies
        Where the notebooks lie.
    kept
        Those of them that were there already, and stay as they were.
    """

    def __init__(self, copies: Iterable[Path], kept: Collection[Path]) -> None:
        super().__init__(copies)
        self._kept = len(kept)

    def __repr__(self) -> str:
        lines = [f"{many(len(self), 'notebook')}, to be taken in this order:", *(f"  {path}" for path in self)]
        if self._kept:
            lines.append(f"{self._kept} of them were there already, and stay as they were.")
        return "\n".join(lines)


def lessons(folder: str | Path = "lessons") -> Handouts:
    """Copy the tour and the lessons out of the package, and return the notebooks, in the order to take them.

    A notebook that is there already stays as it is: somebody may have worked in it.

    Parameters
    ----------
    folder
        Where to; it is made where it is not there.

    Raises
    ------
    OptionError
        The folder cannot be written.

    Examples
    --------
    >>> promptmagic.lessons("my-lessons")[0].name  # doctest: +SKIP
    'tour.ipynb'
    """
    home = _INSTALLED if _INSTALLED.is_dir() else _IN_A_CLONE
    target = Path(folder).expanduser()
    sources = [home / "tour.ipynb", *sorted((home / "lessons").glob("*.ipynb"))]
    copies = [target / source.relative_to(home) for source in sources]
    kept = [copy for copy in copies if copy.exists()]
    try:
        for source, copy in zip(sources, copies, strict=True):
            copy.parent.mkdir(parents=True, exist_ok=True)
            if not copy.exists():
                shutil.copyfile(source, copy)
    except OSError as error:
        raise OptionError(
            f"The lessons cannot be copied to {target}: {error.strerror}.",
            'Name a folder of your own, such as "~/lessons".',
        ) from error
    return Handouts(copies, kept)

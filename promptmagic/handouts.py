"""The tour and the lessons that come with the package, copied to where somebody works with them."""

from __future__ import annotations

import shutil
from pathlib import Path

from promptmagic.errors import OptionError

_INSTALLED = Path(__file__).parent / "notebooks"
_IN_A_CLONE = Path(__file__).parent.parent / "notebooks"


def lessons(folder: str | Path = "lessons") -> list[Path]:
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
    return copies

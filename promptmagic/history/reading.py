"""What is known of a picture file: its own story, or where its bytes may not be touched, the journal's beside it."""

from __future__ import annotations

from pathlib import Path

from promptmagic.history.store.journal import Journal
from promptmagic.pictures import metadata
from promptmagic.pictures.metadata import PictureStory


def read_picture(path: str | Path) -> PictureStory:
    """Return the story of a PNG, JPEG or WebP file.

    A picture of another tool is understood as far as its texts go (see `pictures.foreign`); that of one which carries
    content credentials stands in the journal of its `paintings` folder. One without any gives an empty story.

    Raises
    ------
    HistoryError
        The file cannot be read, or is no picture of these formats.
    """
    story = metadata.read_picture(path)
    if story.raw:
        return story
    file = Path(path).expanduser().absolute()
    journal = Journal(file.parent.parent)
    told = journal.stories().get(f"{file.parent.name}/{file.name}", "") if journal.path.is_file() else ""
    return metadata.retold(told) or story

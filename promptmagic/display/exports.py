"""What nbconvert makes of our outputs, where its own way loses something: pictures as files with alt text, captions.

nbconvert finds these by a configuration file that is installed with the package. A picker's line of text is for who has
the notebook before them: an export shows the figure alone. Where HTML is sanitized, which would leave of a figure its
markup as text, the picture is shown as a picture, with its alt text and caption as plain text below.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from nbconvert.preprocessors import Preprocessor

from promptmagic.display.markup import FRAME
from promptmagic.history.notebooks.ipynb import LINE, OURS, TABLE

_IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")
_LATEX = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "&%$#_{}"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


class _Figures(Preprocessor):
    """Goes through the outputs of a notebook's cells."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:  # noqa: ARG002 - nbconvert's
        """Put our figures into the form that the export keeps; other outputs stay as they are."""
        outputs = cell.get("outputs")
        if outputs:
            cell.outputs = [made for output in outputs for made in self._made(output, resources)]
        return cell, resources

    def _made(self, output: Any, resources: Any) -> Iterator[Any]:
        metadata = output.get("metadata") or {}
        if LINE in metadata:
            return
        if OURS in metadata or TABLE in metadata:
            yield from self._shown(output, resources)
        else:
            yield from self._other(output, resources)

    def _shown(self, output: Any, resources: Any) -> Iterator[Any]:  # noqa: ARG002 - some ask how pages are made
        yield output

    def _other(self, output: Any, resources: Any) -> Iterator[Any]:  # noqa: ARG002 - as above
        yield output


class WithoutLines(_Figures):
    """HTML and slides: figures as they are, and as plain picture and words where the page lets no figure through."""

    def _shown(self, output: Any, resources: Any) -> Iterator[Any]:
        markup = str(output.data.get("text/html", ""))
        if not resources.get("should_sanitize_html") and "<figure" in markup:
            yield output
            return
        output.data.pop("text/html", None)
        alt = str((output.metadata.get(OURS) or {}).get("alt", ""))
        words = "\n".join(filter(None, [alt, *_caption(output)]))
        if any(kind in output.data for kind in _IMAGES):
            yield output
        yield _words_alone(output, "text/plain", words)

    def _other(self, output: Any, resources: Any) -> Iterator[Any]:
        """Show rows, rubrics and explained prompts, which say nothing in their metadata, in the same way."""
        markup = str((output.get("data") or {}).get("text/html", ""))
        if markup.startswith((FRAME, html.escape(FRAME, quote=False))):
            yield from self._shown(output, resources)
        else:
            yield output


class MarkdownFigures(_Figures):
    """Markdown: the picture's file with its alt text, and the caption below; code hosts drop `data:` pictures."""

    def _shown(self, output: Any, resources: Any) -> Iterator[Any]:  # noqa: ARG002 - as above
        path = _file(output)
        if path:
            alt = str(output.metadata[OURS].get("alt", ""))
            lines = [f"![{_markdown(alt)}](<{path}>)", *(f"*{_markdown(line)}*" for line in _caption(output))]
            output.data = {"text/markdown": "  \n".join(lines)}
        else:
            output.data.pop("text/html", None)
        yield output


class CaptionedFigures(_Figures):
    """reStructuredText and AsciiDoc: the picture's file, and the caption below it as text."""

    kind = "text/plain"

    def _shown(self, output: Any, resources: Any) -> Iterator[Any]:  # noqa: ARG002 - as above
        output.data.pop("text/html", None)
        yield output
        if not _file(output):
            return
        words = "\n".join(self._words(line) for line in _caption(output))
        yield _words_alone(output, self.kind, words)

    def _words(self, line: str) -> str:
        return line


class LatexFigures(CaptionedFigures):
    """LaTeX and PDF: the picture's file, and the caption below it, set small."""

    kind = "text/latex"

    def _words(self, line: str) -> str:
        return f"{{\\small {line.translate(_LATEX)}}}\\par"


def _words_alone(output: Any, kind: str, words: str) -> Any:
    """Return an output of nbconvert's own type, beside `output`, that shows some words."""
    return type(output)({"output_type": "display_data", "metadata": {}, "data": type(output)({kind: words})})


def _file(output: Any) -> str:
    """Return the file into which nbconvert has put an output's picture; empty where it has not."""
    files = (output.get("metadata") or {}).get("filenames") or {}
    return next((str(files[kind]) for kind in _IMAGES if kind in files), "")


def _caption(output: Any) -> list[str]:
    return str(output.data.get("text/plain", "")).splitlines()


def _markdown(text: str) -> str:
    """Return a text in which nothing is Markdown, HTML or mathematics."""
    marked = "".join(f"\\{char}" if char in "\\`*_[]{}<>#$|!~" else char for char in text)
    return " ".join(marked.split())

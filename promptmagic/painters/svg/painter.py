"""The SVG painter: a language model writes the picture as a drawing; it can be changed part by part, and be moved."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from promptmagic import costs
from promptmagic.errors import BriefError, OptionError
from promptmagic.model import Cost, Picture, Prompt
from promptmagic.openai_client import models, retirement
from promptmagic.openai_client.calls import Asking
from promptmagic.openai_client.engine import ServerEngine
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import Canvas, PainterOption, Progress, silent
from promptmagic.text import many

if TYPE_CHECKING:
    from promptmagic.painters.svg.changes import Changed
    from promptmagic.painters.svg.conversation import Conversation
    from promptmagic.painters.svg.drawing import Drawing
    from promptmagic.painters.svg.recipe import Recipe

USUAL_TOKENS = 5_000
"""Tokens that a drawing has, as thirteen rich ones were measured: 4,000 to 5,000 with their plans."""

INSTRUCTION_TOKENS = 900
"""Tokens of the instruction and a prompt."""

_LETTERS_A_TOKEN = 2
"""Characters of a drawing for each of its tokens, about: it is mostly numbers."""

_REMEMBERED = 20
"""Drawings whose bills an estimate is reckoned from."""

SMALLEST, LARGEST = 64, 2048
"""Pixels of a side."""

_STEEPEST = 3
_UNITS = 1024
"""The drawing's own units: so many a side, for a square; other shapes have the same area."""

_LONGEST_PROMPT = 32_000
_ANOTHER = re.compile(
    r"\b(?:another|a different|other) (?:version|variation|picture|take|composition)\b", re.IGNORECASE
)
"""What asks for another picture like the one that is given, not for a change of it."""


class SvgPainter(ServerEngine):
    """Draws by a language model: OpenAI's, or one of a server that speaks its API. Safe to use from several threads.

    Sizes are from 64 to 2048 pixels a side, shapes from 1:3 to 3:1. It starts from its own drawings only, since it
    changes them by their parts: their files hold them.

    Its parameters are those of a `ServerEngine`.
    """

    name = "svg"
    about = "a language model draws, part by part, labels included; needs a key, or a server: promptmagic.login()"
    edits = True
    streams = grows = True
    excludes = True
    places_orders = True
    options: ClassVar[tuple[PainterOption, ...]] = (
        PainterOption(
            "passes", int, "2 lets a model that can see look at its drawing and correct it", 1, least=1, most=2
        ),
        PainterOption(
            "frames", int, "a moving picture of so many steps; 0 for one that stands still", 0, least=0, most=16
        ),
    )

    usual_model = models.EXPANDER
    usual_timeout = 300.0
    passes: int
    frames: int

    def __init__(self, model: str = "", **given: Any) -> None:
        super().__init__(model, **given)
        self._written: tuple[int, ...] = ()
        self._learning = threading.Lock()

    @property
    def label(self) -> str:
        """The honest name in captions."""
        server = self.server
        return f"drawn as SVG by {server.label(self._language_model(server))}"

    def _language_model(self, server: OpenAIServer) -> str:
        """Return the model that is asked: `model` less the name of the server before it."""
        if server.is_named and self.model.partition(":")[0] == server.nickname:
            return self.model.partition(":")[2] or models.EXPANDER
        return self.model

    def learn(self, usages: Sequence[Mapping[str, int]]) -> None:
        """Reckon with what earlier drawings were billed."""
        counts = [count for usage in usages if (count := costs.written_tokens(usage))]
        with self._learning:
            self._written = (*self._written, *counts)[-_REMEMBERED:]

    def check(self, canvas: Canvas) -> None:
        """Find out without a request whether the canvas can be painted.

        Raises
        ------
        OptionError
            The size is outside the limits; a quality or another kind of file was asked for; or the picture to start
            from is no drawing of this painter's.
        EngineError
            The model is retired, or no key is set.
        """
        server = self.server
        retirement.check(self._language_model(server))
        _check_paper(canvas)
        if canvas.source is not None:
            self._recipe(canvas)
        server.check()

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
        """Return the picture as PNG, with its drawing in the file, `usage` and `cost` set.

        Raises
        ------
        BriefError
            The prompt is empty or too long.
        OptionError
            The canvas cannot be painted: see `check`.
        EngineError
            The picture could not be made; says whether it was billed.
        """
        from promptmagic.painters.svg import picturing
        from promptmagic.painters.svg.rendering import missing_letters

        self.check(canvas)
        _check_prompt(prompt)
        size = canvas.size or (_UNITS, _UNITS)
        server = self.server
        recipe, talk, note = self._drawn(prompt, canvas, size, server, progress)
        image = picturing.picture_of(recipe.drawing, size, recipe.style)
        missing = missing_letters(recipe.drawing)
        self.learn([talk.usage])
        return Picture(
            width=size[0],
            height=size[1],
            format="png",
            painter=self.name,
            model=self.model,
            label=" · ".join(filter(None, (self.label, note))),
            seed=canvas.seed if talk.seeded else None,
            undrawn=(f"the letters {missing}",) if missing else (),
            usage=talk.usage,
            cost=talk.cost,
            data=picturing.png_of(image, recipe),
        )

    def instruction(self, prompt: Prompt, canvas: Canvas) -> str:
        """Return all that the model would be told for a prompt, without calling anybody."""
        from promptmagic.painters.svg import instruction

        given = self._recipe(canvas) if canvas.source is not None else None
        if given is None or _ANOTHER.search(prompt.text):
            box = units(canvas.size or (_UNITS, _UNITS))
            said = instruction.another(given.drawing.to_svg(), prompt) if given else instruction.question(prompt)
            return f"{instruction.drawing(box, self.frames)}\n\n{said}"
        return f"{instruction.CHANGE}\n\n{instruction.change(given.drawing.to_svg(), instruction.question(prompt))}"

    def price(self, canvas: Canvas) -> Cost:
        """Return what painting a canvas will cost, about, in US dollars, without calling anybody."""
        return self._request_price(canvas, self.server) * self.passes

    def _request_price(self, canvas: Canvas, server: OpenAIServer) -> Cost:
        with self._learning:
            written = self._written
        usual = round(sum(written) / len(written)) if written else USUAL_TOKENS
        known = INSTRUCTION_TOKENS + (0 if canvas.source is None else round(len(canvas.recipe) / _LETTERS_A_TOKEN))
        return server.text_estimate(self._language_model(server), known, usual)

    def _asking(self, canvas: Canvas, server: OpenAIServer) -> Asking:
        price = self._request_price(canvas, server)
        return Asking(server, self._language_model(server), f"a picture {self.label}", price, canvas.orders)

    def _drawn(
        self, prompt: Prompt, canvas: Canvas, size: tuple[int, int], server: OpenAIServer, progress: Progress
    ) -> tuple[Recipe, Conversation, str]:
        """Return the drawing with what was asked for it, and what is to be said of it in the caption."""
        given = self._recipe(canvas) if canvas.source is not None else None
        if given is None or _ANOTHER.search(prompt.text):
            return self._new(prompt, canvas, size, server, progress, given)
        return self._changed(prompt, canvas, given, size, server, progress)

    def _new(
        self,
        prompt: Prompt,
        canvas: Canvas,
        size: tuple[int, int],
        server: OpenAIServer,
        progress: Progress,
        given: Recipe | None,
    ) -> tuple[Recipe, Conversation, str]:
        from promptmagic.openai_client.writing import Message
        from promptmagic.painters.svg import instruction, picturing, reading
        from promptmagic.painters.svg.conversation import Conversation, so_far, watching
        from promptmagic.painters.svg.motion import motions
        from promptmagic.painters.svg.recipe import Recipe
        from promptmagic.painters.svg.rendering import render

        box = units(size)
        talk = Conversation(
            self._asking(canvas, server), self.patience, instruction.drawing(box, self.frames), canvas.seed
        )
        said = instruction.another(given.drawing.to_svg(), prompt) if given else instruction.question(prompt)

        def read(text: str) -> reading.Answer:
            answer = reading.read(text, box)
            if self.frames and not motions(answer.motion, answer.drawing):
                raise reading.RefusedDrawingError("nothing in it moves: no line in <motion> names a part that is there")
            render(answer.drawing, _small(size))
            return answer

        answer = talk.ask(Message("user", said), read, watching(progress, size, so_far(box)))
        drawing, note = answer.drawing, ""
        if self.passes > 1:
            drawing, note = self._looked_at(talk, drawing, size, progress)
        style = picturing.style_of(prompt) or (given.style if given else "")
        return Recipe(drawing, answer.plan, style, answer.motion, self.frames), talk, note

    def _looked_at(
        self, talk: Conversation, drawing: Drawing, size: tuple[int, int], progress: Progress
    ) -> tuple[Drawing, str]:
        """Return the drawing as the model corrected it once it had seen it; as it was where the model cannot see."""
        from promptmagic.openai_client.writing import Message
        from promptmagic.painters.svg import instruction
        from promptmagic.painters.svg.conversation import UnreadableAnswerError, sees, watching
        from promptmagic.painters.svg.rendering import render

        if not sees(talk.asking.server, talk.asking.model, self.patience):
            return drawing, "one pass, since the model does not say that it can see"
        picture = render(drawing, _small(size))
        progress(None, picture)
        talk.instruction = instruction.CHANGE
        talk.messages = []
        shown = Message("user", f"{drawing.to_svg()}\n{instruction.LOOK}", picture)
        try:
            changed = talk.ask(
                shown, partial(_read_change, drawing, (), _small(size)), watching(progress, size, _nothing)
            )
        except UnreadableAnswerError:
            return drawing, "its correction could not be read"
        return (
            changed.drawing,
            f"{many(len(changed.parts), 'part')} corrected" if changed.parts else "looked at, and left",
        )

    def _changed(
        self,
        prompt: Prompt,
        canvas: Canvas,
        given: Recipe,
        size: tuple[int, int],
        server: OpenAIServer,
        progress: Progress,
    ) -> tuple[Recipe, Conversation, str]:
        from promptmagic.openai_client.writing import Message
        from promptmagic.painters.svg import instruction, picturing
        from promptmagic.painters.svg.conversation import Conversation, watching
        from promptmagic.painters.svg.masks import parts_under

        within = parts_under(given.drawing, canvas.mask) if canvas.mask is not None else ()
        talk = Conversation(self._asking(canvas, server), self.patience, instruction.CHANGE, canvas.seed)
        said = instruction.change(given.drawing.to_svg(), instruction.question(prompt), within)
        read = partial(_read_change, given.drawing, within, _small(size), needed=True)
        changed: Changed = talk.ask(Message("user", said), read, watching(progress, size, _nothing))
        recipe = replace(given.changed(changed.drawing), style=picturing.style_of(prompt) or given.style)
        return recipe, talk, changed.told(given.drawing)

    def _recipe(self, canvas: Canvas) -> Recipe:
        """Return the drawing that the picture to start from was made of."""
        from promptmagic.painters.svg.recipe import read_recipe

        recipe = read_recipe(canvas.recipe, canvas.source)
        if recipe is None:
            what = "The picture was changed since it was drawn" if canvas.recipe else "The picture is no drawing"
            raise OptionError(
                f"{what}, and this painter can change its own drawings only.",
                "Start from a picture that -p svg drew, or use a painter that changes any picture: -p openai.",
            )
        return recipe


def units(size: tuple[int, int]) -> tuple[int, int]:
    """Return the width and height, in its own units, of a drawing that is shown in that size of pixels."""
    scale = _UNITS / math.sqrt(size[0] * size[1])
    return round(size[0] * scale), round(size[1] * scale)


def _read_change(
    before: Drawing, within: tuple[str, ...], size: tuple[int, int], text: str, *, needed: bool = False
) -> Changed:
    """Return a drawing with the parts that an answer gives; `needed` says that none is no answer."""
    from promptmagic.painters.svg import changes, reading
    from promptmagic.painters.svg.rendering import render

    changed = changes.put_in(before, reading.read_parts(text), changes.places(text), within)
    if needed and not changed.parts:
        raise reading.RefusedDrawingError("nothing is changed by it")
    reading.check(changed.drawing)
    render(changed.drawing, size)
    return changed


def _nothing(_: str) -> None:
    """Show nothing of parts that are being written: without the others they are no picture."""


def _small(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, 512 / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _check_prompt(prompt: Prompt) -> None:
    if not prompt.text.strip():
        raise BriefError("The prompt is empty.", "Say what to paint.")
    if len(prompt.text) > _LONGEST_PROMPT:
        raise BriefError(f"The prompt has {len(prompt.text):,} characters.", f"Use at most {_LONGEST_PROMPT:,}.")


def _check_paper(canvas: Canvas) -> None:
    if canvas.size is not None:
        short, long = sorted(canvas.size)
        if short < SMALLEST or long > LARGEST or long > _STEEPEST * short:
            raise OptionError(
                f"The size {canvas.size[0]}x{canvas.size[1]} cannot be drawn.",
                f"Use {SMALLEST} to {LARGEST} pixels a side, and a ratio from 1:{_STEEPEST} to {_STEEPEST}:1.",
            )
    if canvas.quality:
        raise OptionError(f"The svg painter has no quality {canvas.quality!r}.", "Leave --quality out.")
    if canvas.background not in ("", "auto", "opaque") or canvas.format not in ("", "png", "svg"):
        raise OptionError(
            "The svg painter makes opaque PNG pictures, with the SVG in them.",
            "Leave --background and --format out; --save picture.svg writes the SVG.",
        )

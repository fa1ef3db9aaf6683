"""What a request would ask of whom, and what it would cost, before anybody is called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from promptmagic import costs
from promptmagic.errors import EngineError
from promptmagic.model import FREE, Brief, Cost
from promptmagic.painters import Canvas, Fitting, Painter
from promptmagic.registry import Spec
from promptmagic.studio import painting
from promptmagic.studio.engines import Engines, spec_of
from promptmagic.studio.painting import many
from promptmagic.studio.request import Request


def asked(request: Request) -> list[Brief]:
    """Return the briefs to expand: one for each prompt, or one for each different brief where one prompt serves all."""
    return list(dict.fromkeys(request.briefs)) if request.options.same else list(request.briefs)


def estimate(request: Request, engines: Engines) -> Cost:
    """Return what carrying out a request will cost, about."""
    total = prompts_estimate(request, engines)
    specs = engines.painter_specs(request)
    if request.kind == "imageprompt":
        specs = specs[request.options.pick - 1 : request.options.pick] if request.options.pick else ()
    for spec in specs:
        total += _picture_estimate(request, engines, spec)
    return total


def prompts_estimate(request: Request, engines: Engines) -> Cost:
    """Return what expanding a request's briefs will cost, about."""
    if request.options.raw or (expander := engines.expander(request)).free:
        return FREE
    return costs.estimate_prompts(expander.model, len(asked(request)))


def describe(request: Request, engines: Engines) -> str:
    """Return all of it in words, a line for each thing: what `--dry-run` shows."""
    return "\n".join(
        [
            f"{request.kind} · nothing was called",
            *_start(request),
            *_painters(request, engines),
            _expander(request, engines),
            *(f"brief     {text}" for text in dict.fromkeys(_brief(brief) for brief in request.briefs)),
            f"seeds     {request.seed} to {request.seed + request.n - 1}, for painters that take one",
            f"total     {estimate(request, engines)}",
        ]
    )


def _start(request: Request) -> Iterator[str]:
    if request.start is not None:
        source, mask = request.start.source, " within a mask" if request.start.mask else ""
        yield f"from      {source.name}, {source.width}x{source.height} pixels{mask}"


def _painters(request: Request, engines: Engines) -> Iterator[str]:
    specs = engines.painter_specs(request)
    for spec in dict.fromkeys(specs):
        painter, count = engines.painter(spec), specs.count(spec)
        canvas = painting.canvas_for(painter, request.options, request.seed, request.start)
        with suppress(EngineError):  # what is only missing, such as a key, keeps nobody from planning
            painting.check(painter, canvas)
        size = _size(painter, canvas)
        when = "after Paint, " if request.kind == "imageprompt" and not painter.free else ""
        cost = _picture_estimate(request, engines, spec) * count
        given = Spec.parse(spec_of(painter)).options
        said = f" ({', '.join(f'{name}={value}' for name, value in given.items())})" if given else ""
        yield f"painter   {painter.label}{said}: {when}{many(count, 'picture')}, {size}, {cost}"


def _size(painter: Painter, canvas: Canvas) -> str:
    asked = "auto" if canvas.size is None else f"{canvas.size[0]}x{canvas.size[1]}"
    if not isinstance(painter, Fitting) or (fitted := painter.fitted(canvas)) == canvas.size:
        return asked
    return f"{fitted[0]}x{fitted[1]} for {asked}"


def _expander(request: Request, engines: Engines) -> str:
    if request.options.raw:
        return "expander  none: the brief is the prompt"
    name, count = spec_of(engines.expander(request)), len(asked(request))
    return f"expander  {name}: {many(count, 'prompt')}, {prompts_estimate(request, engines)}"


def _picture_estimate(request: Request, engines: Engines, spec: str) -> Cost:
    painter = engines.painter(spec)
    return painting.estimate(painter, painting.canvas_for(painter, request.options, request.seed, request.start))


def _brief(brief: Brief) -> str:
    extras = [f"style: {brief.style}" if brief.style else "", f"without: {brief.exclude}" if brief.exclude else ""]
    return " · ".join([brief.text, *filter(None, extras)])

"""What a request would ask of whom, and what it would cost, before anybody is called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from promptmagic.errors import EngineError
from promptmagic.expanders import Describing, InstructingExpander, takes_role
from promptmagic.model import FREE, Brief, Cost, Parts, Prompt
from promptmagic.painters import Canvas, Fitting, InstructingPainter, Painter
from promptmagic.registry import Spec
from promptmagic.studio import painting
from promptmagic.studio.engines import spec_of
from promptmagic.studio.request import Request
from promptmagic.studio.resolved import ResolvedRequest
from promptmagic.text import many


def asked(request: Request) -> list[Brief]:
    """Return the briefs to expand: one for each prompt, or one for each different brief where one prompt serves all."""
    return list(dict.fromkeys(request.briefs)) if request.options.same else list(request.briefs)


def estimate(work: ResolvedRequest, *, prompts: bool = True) -> Cost:
    """Return what carrying out a request will cost, about; without its `prompts` where they are there."""
    request, painters = work.request, work.painters
    total = prompts_estimate(work) if prompts else FREE
    if request.kind == "imageprompt":
        painters = painters[request.options.pick - 1 : request.options.pick] if request.options.pick else ()
    for painter in painters:
        total += _picture_estimate(work, painter)
    return total + alts_estimate(work, len(painters))


def alts_estimate(work: ResolvedRequest, count: int) -> Cost:
    """Return what alt texts of so many pictures will cost, about: nothing where none are asked for, or nobody sees."""
    expander = work.expander if work.request.options.describe and count else None
    return expander.description_price(alt_only=True) * count if isinstance(expander, Describing) else FREE


def prompts_estimate(work: ResolvedRequest) -> Cost:
    """Return what expanding a request's briefs will cost, about."""
    request = work.request
    return FREE if request.options.raw else work.engines.estimate_prompts(work.expander, len(asked(request)))


def describe(work: ResolvedRequest) -> str:
    """Return all of it in words, a line for each thing: what `--dry-run` shows."""
    request = work.request
    return "\n".join(
        [
            f"{request.kind} · nothing was called",
            *_start(request),
            *_painters(work),
            _expander(work),
            *_describer(work),
            *(f"brief     {text}" for text in dict.fromkeys(_brief(brief) for brief in request.briefs)),
            f"seeds     {_seeds(request)}, for painters that take one",
            f"total     {estimate(work)}",
        ]
    )


def instruction(work: ResolvedRequest) -> str:
    """Return the whole of what language models would be told for a request: what `--show-instruction` shows."""
    request = work.request
    lines = [f"{request.kind} · nothing was called"]
    if request.options.raw:
        prompts = [Prompt(brief.text, Parts(style=brief.style, avoid=brief.exclude)) for brief in request.briefs[:1]]
        lines.append("No expander is asked: the brief is the prompt.")
    else:
        expander = work.expander
        name = spec_of(expander)
        prompts = [Prompt("(a prompt that the expander writes)")]
        if isinstance(expander, InstructingExpander):
            lines += [f"{name} would be sent:", "", expander.instruction(asked(request), role=request.options.role), ""]
        else:
            lines.append(f"{name} asks no language model: it is told nothing but the brief.")
    for painter in dict.fromkeys(work.painters):
        if isinstance(painter, InstructingPainter):
            canvas = painting.canvas_for(painter, request.options, request.seed, request.start)
            lines += [f"{spec_of(painter)} would be sent:", "", painter.instruction(prompts[0], canvas), ""]
    return "\n".join(lines).rstrip()


def role_note(work: ResolvedRequest) -> str:
    """Return the line that says that nobody is told who writes; empty where somebody is, or none was asked for."""
    options = work.request.options
    if not options.role or (not options.raw and takes_role(work.expander)):
        return ""
    return "--as is not used: no language model writes these prompts."


def _seeds(request: Request) -> str:
    """Return the seeds of a request: one for each variation, or one for all choices of a round."""
    last = request.seed + (max(request.rounds) if request.rounds else request.n - 1)
    shared = " (choices share one)" if request.rounds else ""
    return f"{request.seed}{shared}" if last == request.seed else f"{request.seed} to {last}{shared}"


def _start(request: Request) -> Iterator[str]:
    if request.start is not None:
        mask = " within a mask" if request.start.mask else ""
        for source in (request.start.source, *request.start.others):
            named = f" as @{source.tag}" if source.tag and request.start.others else ""
            yield f"from      {source.name}{named}, {source.width}x{source.height} pixels{mask}"
            mask = ""


def _painters(work: ResolvedRequest) -> Iterator[str]:
    request = work.request
    for painter in dict.fromkeys(work.painters):
        count = work.painters.count(painter)
        canvas = painting.canvas_for(painter, request.options, request.seed, request.start)
        with suppress(EngineError):  # what is only missing, such as a key, keeps nobody from planning
            painting.check(painter, canvas)
        size = _size(painter, canvas)
        when = "after Paint, " if request.kind == "imageprompt" and not painter.free else ""
        cost = _picture_estimate(work, painter) * count
        given = Spec.parse(spec_of(painter)).options
        said = f" ({', '.join(f'{name}={value}' for name, value in given.items())})" if given else ""
        yield f"painter   {painter.label}{said}: {when}{many(count, 'picture')}, {size}, {cost}"


def _size(painter: Painter, canvas: Canvas) -> str:
    asked = "auto" if canvas.size is None else f"{canvas.size[0]}x{canvas.size[1]}"
    if not isinstance(painter, Fitting) or (fitted := painter.fitted(canvas)) == canvas.size:
        return asked
    return f"{fitted[0]}x{fitted[1]} for {asked}"


def _expander(work: ResolvedRequest) -> str:
    request = work.request
    if request.options.raw:
        return "expander  none: the brief is the prompt"
    name, count = spec_of(work.expander), len(asked(request))
    return f"expander  {name}: {many(count, 'prompt')}, {prompts_estimate(work)}"


def _describer(work: ResolvedRequest) -> Iterator[str]:
    request = work.request
    if not request.options.describe:
        return
    count = request.n if request.kind == "paint" else int(request.options.pick is not None)
    expander = work.expander
    if isinstance(expander, Describing):
        yield f"alt texts {spec_of(expander)}: {many(count, 'picture')}, {alts_estimate(work, count)}"


def _picture_estimate(work: ResolvedRequest, painter: Painter) -> Cost:
    request = work.request
    canvas = painting.canvas_for(painter, request.options, request.seed, request.start)
    return work.engines.estimate(painter, replace(canvas, watched=work.engines.watched))


def _brief(brief: Brief) -> str:
    extras = [f"style: {brief.style}" if brief.style else "", f"without: {brief.exclude}" if brief.exclude else ""]
    return " · ".join([brief.text, *filter(None, extras)])

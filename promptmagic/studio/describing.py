"""What a picture shows, in words: by a language model that sees, or by what the picture's own metadata tells.

A description is kept as a generation of prompts, from which a person goes on; the same picture is described once.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from promptmagic.errors import BudgetError, EngineError, HistoryError, OptionError, PromptMagicError
from promptmagic.events import Noted
from promptmagic.expanders import Describing, Description, Expander
from promptmagic.model import FREE, Brief, Cost, Parts, Picture, Prompt, Record
from promptmagic.options import Options
from promptmagic.parallel import Monitor, Stop
from promptmagic.records import get, mapping, to_prompt
from promptmagic.studio import references, sources
from promptmagic.studio.engines import spec_of
from promptmagic.studio.orders import Purpose
from promptmagic.studio.pipeline import Pipeline, options_of
from promptmagic.studio.references import Found
from promptmagic.studio.request import Request

DESCRIBED = "described"
"""The name in a record's options under which it keeps what was described, and by whom."""

OWN_METADATA = "its own metadata: nobody looked at it"

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class DescriptionRequest:
    """One picture that is to be put into words.

    `expander` is who looks, None where nobody can: then `found` tells what its own metadata say. `source` is the
    picture as it is shown to a model. `key` finds what the same call made before.
    """

    found: Found
    source: sources.Source
    expander: Expander | None
    options: Options
    cell: str
    key: str

    @property
    def price(self) -> Cost:
        """What it will cost, about, in US dollars."""
        return self.expander.description_price() if isinstance(self.expander, Describing) else FREE

    @property
    def plan(self) -> str:
        """What would be asked of whom, in words."""
        by = OWN_METADATA if self.expander is None else spec_of(self.expander)
        size = f"{self.source.width}x{self.source.height} pixels"
        lines = ("describe · nothing was called", f"picture   {self.found.name}, {size}", f"by        {by}")
        return "\n".join([*lines, f"total     {self.price}"])

    @property
    def announcement(self) -> str:
        """The line that says, before anybody is asked, who will look and for how much; empty where nobody will."""
        if self.expander is None:
            return ""
        return f"{self.found.name} is shown to {spec_of(self.expander)}: {self.price}."


def told(record: Record) -> str:
    """Return what a description says, in lines for a person."""
    described = mapping(record.options.get(DESCRIBED))
    by, alt = (get(described, name, "") for name in ("by", "alt"))
    return f"brief  {record.text}\nalt    {alt}\nby     {by or OWN_METADATA} · {record.expansion_cost}"


@dataclass(frozen=True, slots=True)
class Descriptions:
    """Describes pictures in one pipeline; the k-th equal call of a run shows again what the k-th made.

    `asked` are the generations whose pictures were to have alt texts in this process.
    """

    pipeline: Pipeline
    calls: Counter[str] = field(default_factory=Counter)
    asked: set[str] = field(default_factory=set)

    def begin_run(self) -> None:
        """Count equal calls from one again."""
        self.calls.clear()

    def request(
        self, reference: object, options: Options, names: Mapping[str, object] | None = None, cell: str = ""
    ) -> DescriptionRequest:
        """Find a picture and who describes it; asks nobody.

        Raises
        ------
        UnknownNameError, NotPaintedError, OptionError
            There is no such picture, or it cannot be read; or the model that is named does not see.
        """
        found = references.find(reference, self.pipeline.history, names)
        source = sources.sourced(found)
        expander = self.expander(options)
        if expander is None and options.expander != "auto" and not found.story:
            raise OptionError(f"{options.expander} looks at no pictures.", "Name a language model that sees with -e.")
        by = options.expander if options.expander != "auto" else ""
        return DescriptionRequest(found, source, expander, options, cell, _key("describe", source.digest, by))

    def expander(self, options: Options) -> Expander | None:
        """Return who looks at pictures; None where nobody does."""
        request = Request("imageprompt", "", options, (), ())
        expander = self.pipeline.resolved(request).expander
        if not isinstance(expander, Describing):
            return None
        expander.description_price()  # says where a model does not see
        return expander

    def saved(self, request: DescriptionRequest) -> Record | None:
        """Return what this call made before, if it did; counts the call."""
        self.calls[request.key] += 1
        if request.options.fresh:
            return None
        records = self.pipeline.history.find([request.key])
        made = sorted((record for record in records if record.prompts), key=lambda record: (record.created, record.id))
        number = self.calls[request.key]
        return made[number - 1] if len(made) >= number else None

    def make(self, request: DescriptionRequest) -> Record:
        """Have a picture described, and keep the description as a generation of one prompt.

        Where the picture is one of the history's, it gets the alt text too.

        Raises
        ------
        BudgetError, UnansweredError
            It costs too much, or was ordered before and nobody saw the answer; nothing was called.
        EngineError
            It could not be described.
        """
        pipeline = self.pipeline
        paid: list[str] = []
        if request.expander is None:
            description = _from_story(request.found)
        else:
            pipeline.budget.check(request.price, "a description")
            if not request.options.fresh:
                pipeline.refuse_unanswered(pipeline.history.order_book().unanswered_prompts(request.key))
            description, paid = self._described(request.expander, request.source.data, request.key)
        record = self._kept(request, description, paid)
        self._give_alt(request, description.alt)
        return record

    def _described(
        self, expander: Expander, picture: bytes, key: str, *, alt_only: bool = False
    ) -> tuple[Description, list[str]]:
        """Return a description and the orders that it was paid with."""
        if not isinstance(expander, Describing):
            raise EngineError(f"{spec_of(expander)} looks at no pictures.", "Name a language model that sees with -e.")
        orders = self.pipeline.orders_for(expander, Purpose(self.pipeline.history.place.name, key=key))
        small = sources.smaller(picture)
        try:
            made = self.pipeline.by(
                expander, lambda: expander.describe(small, orders=orders, alt_only=alt_only), Stop(), "the description"
            )
        except PromptMagicError:
            orders.give_up()
            raise
        return made, orders.paid

    def _kept(self, request: DescriptionRequest, description: Description, paid: list[str]) -> Record:
        pipeline = self.pipeline
        options = replace(request.options, n=1, fresh=False, pick=None)
        brief = Brief(description.brief, exclude=description.prompt.parts.avoid if description.prompt else "")
        spec = options.painter
        asked = Request("imageprompt", description.brief, options, (brief,), (spec,), request.cell)
        blank = pipeline.blank(pipeline.resolved(asked), asked.seed)
        by = "" if request.expander is None else spec_of(request.expander)
        described = {"picture": request.found.name, "digest": request.source.digest, "alt": description.alt, "by": by}
        prompt = description.prompt or Prompt(description.brief)
        return pipeline.history.begin(
            replace(
                blank,
                key=request.key,
                parent=request.found.parent,
                options={**blank.options, DESCRIBED: described},
                prompts=(prompt,),
                expander=by,
                expansion_cost=description.cost,
            ),
            paid,
        )

    def _give_alt(self, request: DescriptionRequest, alt: str) -> None:
        """Give the history's own picture the alt text that a model saw in it."""
        if request.expander is None or request.found.parent is None:
            return
        history = self.pipeline.history
        for variation in history.record(request.found.parent).variations:
            if variation.picture is not None and _digest(variation.picture) == request.source.digest:
                history.describe(request.found.parent, variation.number, alt)

    # The alt texts of what was painted

    def price_of_alt(self, record: Record) -> Cost:
        """Return what the alt text of one further picture of a generation will cost, about; calls nobody."""
        with suppress(PromptMagicError):
            if self._wants_alts(record) and isinstance(expander := self.expander(options_of(record)), Describing):
                return expander.description_price(alt_only=True)
        return FREE

    def follow(self, record: Record, monitor: Monitor) -> Record:
        """Give pictures that were added alt texts, where their generation was asked for with them; return it."""
        if not self._wants_alts(record):
            return record
        try:
            record, note = self.describe_pictures(record, replace(options_of(record), fresh=False))
        except PromptMagicError as error:  # the pictures are there all the same
            note = str(error)
        if note:
            monitor.tell(Noted(note))
        return record

    def _wants_alts(self, record: Record) -> bool:
        return record.id in self.asked or bool(record.options.get("describe"))

    def describe_pictures(self, record: Record, options: Options) -> tuple[Record, str]:
        """Give the pictures of a generation alt texts, each once; return it, and a line about what did not come.

        What was ordered before, whatever became of it, is not ordered again by itself.
        """
        history = self.pipeline.history
        self.asked.add(record.id)
        expander = self.expander(options)
        if expander is None:
            return record, "--describe is not used: no language model that sees is at hand."
        missing, failure = 0, ""
        written: dict[str, str] = {}  # by the picture: equal ones are looked at once
        for variation in record.variations:
            picture = variation.picture
            if picture is None or picture.alt or picture.copy is not None:
                continue
            source = sources.find(picture, history)
            key = _key("alt", source.digest, spec_of(expander))
            if key in written:
                history.describe(record.id, variation.number, written[key])
                continue
            if options.fresh or not history.order_book(record.id).was_placed(key):
                try:
                    made, paid = self._described(expander, source.data, key, alt_only=True)
                except (EngineError, BudgetError, HistoryError) as error:  # the pictures are there all the same
                    failure = failure or str(error)
                else:
                    history.add_prompts(record.id, (), made.cost, paid)
                    history.describe(record.id, variation.number, made.alt)
                    written[key] = made.alt
                    continue
            missing += 1
        note = f"{missing} of the alt texts did not come; %describe writes one. {failure}".strip() if missing else ""
        return history.record(record.id, record.cell), note


def _digest(picture: Picture) -> str:
    with suppress(PromptMagicError):
        return sources.digest(picture)
    return ""


def _from_story(found: Found) -> Description:
    """Return what a picture's own metadata tell of it.

    Raises
    ------
    EngineError
        They tell nothing.
    """
    story = found.story
    if not story.prompt and not story.brief:
        raise EngineError(
            f"The metadata of {found.name} say nothing of what it shows, and no language model is here to look.",
            "Call promptmagic.login(), or name one that sees with -e.",
            billed="no",
        )
    known = to_prompt(story.raw.get("prompt"))
    text = story.prompt or story.brief
    parts = known.parts if known.text == text else Parts()
    prompt = Prompt(text, replace(parts, avoid=story.exclude or parts.avoid), known.title, scene=known.scene)
    brief = story.brief or " ".join(text.split())[:_LONGEST]
    return Description(brief, prompt, known.scene or str(story.raw.get("alt") or "") or brief)


def _key(call: str, digest: str, by: str) -> str:
    text = json.dumps({"call": call, "picture": digest, "by": by}, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]

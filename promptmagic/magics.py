"""Cell text in, display out: the magics `%paint` and `%%imageprompt`, and how they come into a session and leave it."""

from __future__ import annotations

import ast
import atexit
import linecache
import re
import sys
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from IPython.core.completer import SimpleCompletion, SimpleMatcherResult, context_matcher
from IPython.core.magic import Magics, line_cell_magic, magics_class, needs_local_scope, no_var_expand
from traitlets import Bool, Dict, Float, Int, TraitError, Unicode, observe

from promptmagic.errors import OptionError
from promptmagic.history import History, Place, identify
from promptmagic.history.notebook import running_cell
from promptmagic.model import Generation, Kind, Record

if TYPE_CHECKING:
    from types import FrameType

    from IPython.core.completer import CompletionContext
    from IPython.core.interactiveshell import ExecutionInfo, InteractiveShell

    from promptmagic.display.easel import Easel
    from promptmagic.display.plain import PlainEasel
    from promptmagic.display.wall import Wall
    from promptmagic.options import Options
    from promptmagic.studio import Studio
    from promptmagic.studio.request import Request

HISTORY_NAME = "paint_history"

KEPT_FOLLOWED = 20
"""How many kept cells, the newest, still change their figure where code picks another picture."""

_UNSTABLE_CELL = "vscode-notebook-cell:"
"""How VS Code's ids of cells begin: they count the cells of a session, so no pick can be remembered by one."""


@magics_class
class PromptMagics(Magics):
    """The magics; their traits are the defaults of the options: ``%config PromptMagics.painter = "sketch"``."""

    painter = Unicode("auto", help="Who paints: NAME[:MODEL], or auto.").tag(config=True)
    expander = Unicode("auto", help="Who writes the prompts: NAME[:MODEL], or auto.").tag(config=True)
    variations = Int(0, help="How many variations, 1 to 10; 0 for 4, or one for each combination.").tag(config=True)
    style = Unicode("", help="A named style, or any words.").tag(config=True)
    size = Unicode("", help="A named size, a ratio such as 16:9, or WxH in pixels; empty for square.").tag(config=True)
    quality = Unicode("", help="The painter's own quality word.").tag(config=True)
    exclude = Unicode("", help="What to leave out of every picture.").tag(config=True)
    painter_options = Dict(help='Options of painters by name: {"openai": {"moderation": "low"}}.').tag(config=True)
    retries = Int(3, min=0, help="How often a request is repeated at most, where that costs nothing twice.").tag(
        config=True
    )
    timeout = Float(None, min=0.1, allow_none=True, help="Seconds that an answer may take; None for the usual.").tag(
        config=True
    )
    parallel = Int(4, min=1, help="How many pictures are painted side by side at most.").tag(config=True)
    budget = Float(
        None, allow_none=True, min=0, help="The most that a notebook may cost, in US dollars; None for no limit."
    ).tag(config=True)
    metadata = Bool(
        True, help="Put brief, prompt and settings into picture files: kept, saved as a copy, and exported."
    ).tag(config=True)
    notebook = Unicode("", help="The notebook's path, where it cannot be found out.").tag(config=True)
    keep_on_next_cell = Bool(True, help="Keep a picker by itself once a person picked and another cell runs.").tag(
        config=True
    )

    def __init__(self, shell: InteractiveShell) -> None:
        super().__init__(shell)
        self._session = shell
        self.cell = ""
        self.history = History(locate=self.locate, desk=lambda: self.studio, metadata=self.metadata)
        self.history.on_keep(self.keep_all)
        self.history.on_gallery(self.show_history)
        self._easels: list[Easel | PlainEasel | Wall] = []
        self._said_offline = False

    @cached_property
    def studio(self) -> Studio:
        """The studio, made when it is first asked for something: loading the extension imports little."""
        from promptmagic.studio import Studio

        return Studio(self.history, budget=self.budget, partials=getattr(self._session, "kernel", None) is not None)

    @observe("budget")
    def _keep_to_budget(self, _change: object) -> None:
        if "studio" in self.__dict__:
            self.studio.budget = self.budget

    @observe("metadata")
    def _tell_or_not(self, _change: object) -> None:
        if "history" in self.__dict__:
            self.history.metadata = self.metadata

    def locate(self) -> Place:
        """Return which notebook this is: asked on every call, since a kernel may serve another one later."""
        return identify(self._session.user_ns, self.cell, explicit=self.notebook)

    @no_var_expand
    @needs_local_scope
    @line_cell_magic
    def paint(
        self, line: str, cell: str | None = None, local_ns: Mapping[str, object] | None = None
    ) -> Generation | None:
        """Expand a brief to prompts, paint them all, and pick a picture. `%paint --help` tells more."""
        return self._run("paint", line, cell, local_ns)

    @no_var_expand
    @needs_local_scope
    @line_cell_magic
    def imageprompt(
        self, line: str, cell: str | None = None, local_ns: Mapping[str, object] | None = None
    ) -> Generation | None:
        """Expand a brief to prompts; pick and edit one; Paint makes its pictures. `%imageprompt --help` tells more."""
        return self._run("imageprompt", line, cell, local_ns)

    def _run(self, kind: Kind, line: str, body: str | None, local_ns: Mapping[str, object] | None) -> Generation | None:
        from promptmagic.arguments import parse

        arguments = parse(kind, line, body)
        if arguments.values.get("help"):
            from promptmagic.manual import help_text

            print(help_text(kind))
            return None
        if arguments.note:
            print(arguments.note)
        cell = self._lasting_cell()
        options = self._defaults(but=arguments.values).updated(**arguments.values)
        self.studio.painter_options = self.painter_options
        names = {**self._session.user_ns, **(local_ns or {})}
        request = self.studio.request(kind, arguments.brief, options, names=names, cell=cell)
        if options.dry_run:
            print(self.studio.plan(request))
            return None
        generation = Generation(self._shown(request).id, self.studio, cell)
        if options.save:
            self.studio.save(generation.id, options.save, cell)
            if generation.chosen is None:
                print(f"{options.save} will be written once a picture is painted.")
        if options.out:
            self._session.user_ns[options.out] = generation
        return None if body is not None or _is_bare_statement(self._session) else generation

    def _lasting_cell(self) -> str:
        """Return the running cell's id in its notebook; where the host does not tell it, its source may."""
        is_told = bool(self.cell) and not self.cell.startswith(_UNSTABLE_CELL)
        if is_told or getattr(self._session, "kernel", None) is None:
            return self.cell
        sources = self._session.history_manager.input_hist_raw if self._session.history_manager else []
        return running_cell(self.history.place, sources, in_order=not self.cell)

    def _defaults(self, but: Collection[str]) -> Options:
        """Return the configured options, but those typed, which nobody asks about."""
        from promptmagic.options import FIELDS, Options

        traits = {"variations": self.variations or None, "size": self.size or None}
        traits |= {name: getattr(self, name) for name in ("painter", "expander", "style", "quality", "exclude")}
        options = Options()
        for name, value in traits.items():
            if FIELDS[name].field in but:
                continue
            try:
                options = options.updated(**{name: value})
            except OptionError as error:
                advice = f"{error.advice} It is set in %config PromptMagics.{name}."
                raise OptionError(error.message, advice.strip()) from error
        return options

    def _shown(self, request: Request) -> Record:
        """Restore or make what the request asks for, before a person's eyes."""
        from promptmagic.events import ignore

        self.studio.parallel = self.parallel
        self.studio.be_patient(self.retries, self.timeout)
        record = self.studio.replay(request)
        if record is None:
            self._say_offline(request)
        easel = self._easel(request)
        if record is None:
            easel.show()
        else:
            easel.restore(record)
        # With --pick there is no picker: nobody looks at partial pictures, which are billed.
        listener = ignore if request.options.pick else easel.tell
        try:
            record = self.studio.complete(record, listener) if record else self.studio.make(request, listener)
        except BaseException:
            easel.fail()  # whatever went wrong, no card goes on waiting for it
            raise
        if request.options.pick:
            easel.restore(record)
        return record

    def _say_offline(self, request: Request) -> None:
        """Say once a session, in one plain line, that and why `auto` paints offline."""
        if not self._said_offline and (note := self.studio.offline_note(request)):
            self._said_offline = True
            print(note)

    def _easel(self, request: Request) -> Easel | PlainEasel:
        from promptmagic.display.wording import Wording

        easel = _easel_type(self._session)(
            self.studio,
            kind=request.kind,
            brief=request.typed,
            total=request.n,
            cell=request.cell,
            widget=request.options.pick is None,
            grid=request.options.grid,
            wording=Wording.of(request.options),
        )
        self._easels.append(easel)
        return easel

    def show_history(self, history: History) -> None:
        """Show a history: as a gallery where there are widgets, as text elsewhere."""
        if getattr(self._session, "kernel", None) is None:
            print(history)
            return
        from promptmagic.display.wall import Wall

        wall = Wall(self.studio, history, cell=self.cell)
        self._easels.append(wall)
        wall.show()

    # What the session tells

    def before_cell(self, info: ExecutionInfo) -> None:
        """Note which cell runs now; keep the pickers of other cells in which a person has picked."""
        self.cell = str(getattr(info, "cell_id", None) or "")
        for easel in list(self._easels):
            if self.cell and easel.cell == self.cell:
                easel.leave()
                self._easels.remove(easel)
            elif self.keep_on_next_cell:
                easel.another_cell_ran()
        for easel in [easel for easel in self._easels if easel.kept][:-KEPT_FOLLOWED]:
            easel.leave()
            self._easels.remove(easel)

    def keep_all(self) -> None:
        """Keep every picker that is still open: at the kernel's exit, where the front end may still listen."""
        for easel in list(self._easels):
            easel.keep()

    @context_matcher()  # type: ignore[untyped-decorator]  # IPython does not annotate it
    def matcher(self, context: CompletionContext) -> SimpleMatcherResult:
        """Complete the magics' options and their values."""
        from promptmagic.completion import Completions, completions

        line = context.full_text.splitlines()[context.cursor_line] if context.full_text else ""
        magic = _magic_before_cursor(line[: context.cursor_position])
        typed, found = completions(*magic) if magic else Completions(context.token, [])
        return SimpleMatcherResult(
            completions=[SimpleCompletion(text, type="option") for text in found],
            suppress=bool(found),
            matched_fragment=typed,
        )


def _easel_type(session: InteractiveShell) -> type[Easel | PlainEasel]:
    """Return what shows a cell's work here: widgets need a kernel, and are imported only where there is one."""
    if getattr(session, "kernel", None) is None:
        from promptmagic.display.plain import PlainEasel

        return PlainEasel
    from promptmagic.display.easel import Easel

    return Easel


_EMPTY_BODY = re.compile(r"get_ipython\(\)\.run_cell_magic\(('(?:paint|imageprompt)', .*), ''\)$")


def without_empty_body(lines: list[str]) -> list[str]:
    """Turn a cell magic of ours with an empty body into a line magic: IPython refuses the former before we run.

    It works on what IPython made of the cell, so that a terminal still waits for a body to be typed.
    """
    return [_EMPTY_BODY.sub(r"get_ipython().run_line_magic(\1)", line.rstrip("\n")) + "\n" for line in lines]


def _magic_before_cursor(text: str) -> tuple[Kind, str] | None:
    """Return the magic on this line and what follows its name up to the cursor, if there is one."""
    kinds: tuple[Kind, ...] = ("paint", "imageprompt")
    for kind in kinds:
        _, found, rest = text.partition(f"%{kind} ")
        if found:
            return kind, rest
    return None


def _is_bare_statement(shell: InteractiveShell) -> bool:
    """Say whether the magic that runs now stands alone on its line, so that its value would become an Out for nothing.

    IPython displays what a line magic returns unless it is assigned; the cell's own source tells which it is.
    """
    frame: FrameType | None = sys._getframe()
    while frame is not None and (frame.f_globals is not shell.user_ns or frame.f_code.co_filename in _WRAPPED):
        frame = frame.f_back
    if frame is None:
        return False
    source = "".join(linecache.getlines(frame.f_code.co_filename))
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return False
    line = frame.f_lineno
    return any(
        isinstance(node, ast.Expr)
        and node.lineno <= line <= (node.end_lineno or node.lineno)
        and _runs_magic(node.value)
        for node in ast.walk(tree)
    )


_WRAPPED = ("<timed eval>",)
"""What IPython calls an expression that another magic runs (`%time %paint …`): that one's line tells what it is for."""


def _runs_magic(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("run_line_magic", "run_cell_magic")
    )


def _made(shell: InteractiveShell) -> PromptMagics:
    """Make the magics; of a configured value that does not fit, which IPython keeps, say so and take the default."""
    while True:
        try:
            return PromptMagics(shell)
        except TraitError as error:
            section = shell.config.PromptMagics
            name = next((name for name in section if f"'{name}'" in str(error)), None)
            if name is None:
                raise
            del section[name]
            print(f"PromptMagics.{name} is left at its default: {error}")


def load(shell: InteractiveShell) -> None:
    """Add magics, completions, events and `paint_history` to a session."""
    magics = _made(shell)
    shell.register_magics(magics)
    shell.events.register("pre_run_cell", magics.before_cell)
    shell.input_transformers_post.append(without_empty_body)
    shell.Completer.custom_matchers.append(magics.matcher)
    if shell.display_formatter is not None:
        shell.display_formatter.mimebundle_formatter.for_type(Generation, _bundle)
        shell.display_formatter.ipython_display_formatter.for_type(History, magics.show_history)
    shell.user_ns[HISTORY_NAME] = magics.history
    atexit.register(magics.keep_all)


def unload(shell: InteractiveShell) -> None:
    """Take everything that `load` added away again."""
    magics = shell.magics_manager.registry.pop(PromptMagics.__name__, None)
    if magics is None:
        return
    magics.keep_all()
    for kind in ("line", "cell"):
        for name in ("paint", "imageprompt"):
            shell.magics_manager.magics[kind].pop(name, None)
    shell.configurables.remove(magics)
    shell.events.unregister("pre_run_cell", magics.before_cell)
    shell.input_transformers_post.remove(without_empty_body)
    shell.Completer.custom_matchers.remove(magics.matcher)
    if shell.display_formatter is not None:
        shell.display_formatter.mimebundle_formatter.pop(Generation, None)
        shell.display_formatter.ipython_display_formatter.pop(History, None)
    if shell.user_ns.get(HISTORY_NAME) is magics.history:
        del shell.user_ns[HISTORY_NAME]
    atexit.unregister(magics.keep_all)


def _bundle(generation: Generation, **_: Any) -> Any:
    from promptmagic.display.figure import generation_bundle

    return generation_bundle(generation)

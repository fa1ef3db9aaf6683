"""Cell text in, display out: the magics `%paint` and `%%imageprompt`, and how they come into a session and leave it."""

from __future__ import annotations

import ast
import asyncio
import atexit
import linecache
import os
import re
import sys
import threading
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, cast

from IPython.core.completer import SimpleCompletion, SimpleMatcherResult, context_matcher
from IPython.core.magic import Magics, line_cell_magic, line_magic, magics_class, needs_local_scope, no_var_expand
from traitlets import Bool, Bunch, Dict, Float, Int, TraitError, Unicode, observe

from promptmagic import hooks
from promptmagic.errors import OptionError
from promptmagic.generation import Generation
from promptmagic.history import History, Place, identify
from promptmagic.history.notebooks.notebook import running_cell
from promptmagic.magics.console import has_page, is_console
from promptmagic.magics.questions import QuestionTransformer
from promptmagic.magics.warned import tell_as_before, tell_plainly
from promptmagic.model import Kind, Record
from promptmagic.text import say

if TYPE_CHECKING:
    from types import FrameType

    from IPython.core.completer import CompletionContext
    from IPython.core.interactiveshell import ExecutionInfo, InteractiveShell

    from promptmagic.display.cell_output import CellOutput
    from promptmagic.display.gallery_view import GalleryView
    from promptmagic.display.plain import PlainOutput
    from promptmagic.display.wording import Wording
    from promptmagic.events import Event, Listener
    from promptmagic.options import MagicName, Options
    from promptmagic.studio import Studio
    from promptmagic.studio.describing import DescriptionRequest
    from promptmagic.studio.request import Request

HISTORY_NAME = "paint_history"

KEPT_FOLLOWED = 20
"""How many kept cells, the newest, still change their figure where code picks another picture."""

OPTION_TRAITS = {
    "painter": "painter",
    "expander": "expander",
    "variations": "n",
    "style": "style",
    "size": "size",
    "quality": "quality",
    "exclude": "exclude",
    "role": "role",
    "painter_options": "painter_options",
}
"""The traits that are defaults of options, with the options' fields."""

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
    role = Unicode(
        "", help="Who writes the prompts: the first sentence of the expander's instruction, as You are a set designer."
    ).tag(config=True)
    painter_options = Dict(help='Options of painters by name: {"openai": {"moderation": "low"}}.').tag(config=True)
    servers = Dict(
        help='Servers that speak OpenAI\'s API, by names of one\'s own: {"ollama": {"url": "http://localhost:11434/v1"}}.'
    ).tag(config=True)
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
    pay_unkept = Bool(False, help="Whether to pay for pictures that nothing but memory can hold.").tag(config=True)
    metadata = Bool(
        True, help="Put brief, prompt and settings into picture files: kept, saved as a copy, and exported."
    ).tag(config=True)
    notebook = Unicode("", help="The notebook's path, where it cannot be found out.").tag(config=True)
    keep_on_next_cell = Bool(True, help="Keep a picker by itself once a person picked and another cell runs.").tag(
        config=True
    )

    interactive = Bool(
        None,
        allow_none=True,
        help="Whether somebody answers a picker; None to find out. Where nobody does, the figure is shown alone.",
    ).tag(config=True)

    def __init__(self, shell: InteractiveShell) -> None:
        super().__init__(shell)
        self._session = shell
        self.cell = ""
        self.history = History(locate=self.locate, backend=lambda: self.studio, metadata=self.metadata)
        self.history.pays_unkept = self.pay_unkept
        self.history.on_keep(self.keep_all)
        self.history.on_gallery(self.show_history)
        self._outputs: list[CellOutput | PlainOutput | GalleryView] = []
        self._said_offline = False
        self._set_here: set[str] = set()
        self._staged_here: set[str] = set()
        # Loaded by a cell, and not by a person's configuration as the session begins: its source is there already.
        self._runs_cell = bool(shell.history_manager and len(shell.history_manager.input_hist_raw) > 1)

    @cached_property
    def studio(self) -> Studio:
        """The studio, made when it is first asked for something: loading the extension imports little."""
        from promptmagic.studio import Studio

        studio = Studio(self.history, budget=self.budget, partials=getattr(self._session, "kernel", None) is not None)
        studio.stage = self._staged
        return studio

    @observe("budget")
    def _keep_to_budget(self, _change: object) -> None:
        if "studio" in self.__dict__:
            self.studio.budget = self.budget

    @observe(*OPTION_TRAITS)
    def _note_who_sets(self, change: Bunch) -> None:
        """Remember what the notebook itself sets: a lesson's `%config` is a part of what its cells ask for."""
        if self.__dict__.get("_runs_cell"):
            self._set_here.add(OPTION_TRAITS[change["name"]])

    @observe("pay_unkept")
    def _pay_or_not(self, _change: object) -> None:
        if "history" in self.__dict__:
            self.history.pays_unkept = self.pay_unkept

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
        """Expand a brief to prompts, paint them all, and pick a picture.

        ::

            %paint a beach sunset
            %paint -n 2 -s watercolor --size 16:9 a fox in the snow
            art = %paint --pick 1 a {red|blue} lighthouse in the fog

        `%paint --help` lists every option, painter and style. Also: `%%imageprompt` (prompts first, free to edit),
        `paint_history` (all that was painted here), `--explain`, `--grid`, and `Studio().sweep`.
        """
        return self._run("paint", line, cell, local_ns)

    @no_var_expand
    @needs_local_scope
    @line_cell_magic
    def imageprompt(
        self, line: str, cell: str | None = None, local_ns: Mapping[str, object] | None = None
    ) -> Generation | None:
        """Expand a brief to prompts; pick and edit one; Paint makes its pictures.

        ::

            %imageprompt a beach sunset
            %imageprompt --explain -n 2 a harbour at dawn
            %imageprompt --for midjourney a fox in the snow

        `%imageprompt --help` lists every option, painter and style. Also: `%paint` (paints at once), `paint_history`
        (all that was painted here), `--explain` and `--for`.
        """
        return self._run("imageprompt", line, cell, local_ns)

    @no_var_expand
    @needs_local_scope
    @line_magic
    def describe(self, line: str, local_ns: Mapping[str, object] | None = None) -> Generation | None:
        """Tell what a picture shows: a brief, an alt text, and a prompt with its parts to go on from.

        ::

            %describe fox.png
            art = %describe https://example.org/fox.jpg
            %describe --dry-run fox.png

        A file, an address, a history id, or a variable. A language model that sees is shown it; with no key it is what
        the picture's own metadata tell. `%describe --help` lists the options. Also: `%paint --describe`.
        """
        from promptmagic.magics.arguments import parse, unquoted

        arguments = parse("describe", line)
        if arguments.values.get("help"):
            from promptmagic.magics.manual import help_text

            say(help_text("describe", self.servers))
            return None
        if not arguments.brief:
            raise OptionError("%describe needs a picture.", "Name a file, an address, a history id, or a variable.")
        self._prepare()
        cell = self._lasting_cell()
        options = self._defaults(but=arguments.values).updated(**arguments.values)
        names = {**self._session.user_ns, **(local_ns or {})}
        request = self.studio.descriptions.request(unquoted(arguments.brief), options, names, cell)
        if options.dry_run:
            say(request.plan)
            return None
        generation = Generation(self._described(request).id, self.studio, cell)
        if options.out:
            self._session.user_ns[options.out] = generation
        return None if _is_bare_statement(self._session) else generation

    def _described(self, request: DescriptionRequest) -> Record:
        """Restore or make a description, say what it tells, and open its prompt as `%%imageprompt` does."""
        from promptmagic.studio.describing import told
        from promptmagic.studio.restoring import Restoration

        record = self.studio.descriptions.saved(request)
        shown = Restoration(is_new=record is None)
        if record is None:
            if request.announcement:
                say(request.announcement)
            record = self.studio.descriptions.make(request)
        say(told(record))
        record = self.studio.take_up(record)
        has_picker = self._is_answered()
        output = _output_type(self._session)(
            self.studio, kind="imageprompt", brief=record.text, total=1, cell=request.cell, widget=has_picker
        )
        self._outputs.append(output)
        output.restore(record, shown)
        return record

    def _prepare(self) -> None:
        """Let the studio know what is configured now."""
        self.studio.painter_options = self.painter_options
        self.studio.servers = self.servers
        self.studio.parallel = self.parallel
        self.studio.be_patient(self.retries, self.timeout)

    def _run(self, kind: Kind, line: str, body: str | None, local_ns: Mapping[str, object] | None) -> Generation | None:
        from promptmagic.magics.arguments import parse
        from promptmagic.styles import remark

        arguments = parse(kind, line, body)
        if arguments.values.get("help"):
            from promptmagic.magics.manual import help_text

            say(help_text(kind, self.servers))
            return None
        for note in filter(None, (arguments.note, remark(arguments.values.get("style", "")))):
            say(note)
        cell = self._lasting_cell()
        options = self._defaults(but=arguments.values).updated(**arguments.values)
        self._prepare()
        names = {**self._session.user_ns, **(local_ns or {})}
        given = {*arguments.values, *self._set_here}
        request = self.studio.request(kind, arguments.brief, options, names=names, cell=cell, given=given)
        if options.dry_run:
            say(self.studio.plan(request))
        if options.show_instruction:
            say(self.studio.instruction(request))
        if options.dry_run or options.show_instruction:
            return None
        generation = Generation(self._shown(request).id, self.studio, cell)
        if options.save:
            self.studio.save(generation.id, options.save, cell)
            if generation.chosen is None:
                say(f"{options.save} will be written once a picture is painted.")
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
        traits |= {name: getattr(self, name) for name in ("painter", "expander", "style", "quality", "exclude", "role")}
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
        has_picker = request.options.pick is None and self._is_answered()
        output = self._output(request, widget=has_picker)
        if has_picker and getattr(self._session, "kernel", None) is not None:
            output.show()  # before a saved generation is looked for, which may take as long as a notebook is large
        try:
            return self._filled(output, request, has_picker=has_picker)
        except BaseException:
            output.fail()  # whatever went wrong, no card goes on waiting for it
            raise

    def _filled(self, output: CellOutput | PlainOutput, request: Request, *, has_picker: bool) -> Record:
        """Restore or make what the request asks for in an output."""
        from promptmagic.events import ignore
        from promptmagic.studio.restoring import Restoration

        # Without a picker nobody looks at partial pictures, which are billed.
        listener = output.tell if has_picker else ignore
        record = self.studio.replay(request)
        if record is not None:
            if self._is_answered():  # tools that execute notebooks compare what is printed
                self._say_difference(request, record)
            restoration = self.studio.restoration(request, record)
            if has_picker:
                output.restore(record, restoration)
            record = self.studio.show_again(request, record, listener)
            shown = replace(restoration, painting=())
        else:
            self._say_offline(request)
            for hint in self.studio.reading_hints(request):
                say(hint)
            if not output.shown:
                output.show()
            record = self.studio.make(request, listener)
            shown = Restoration(is_new=True)
        if request.options.describe:
            record = self._with_alts(request, record)
        if not has_picker or request.options.describe:
            output.restore(record, shown)
        if note := self.studio.additions.missing_note(record):
            print(note)
        return record

    def _with_alts(self, request: Request, record: Record) -> Record:
        record, note = self.studio.descriptions.describe_pictures(record, request.options)
        if note:
            say(note)
        return record

    def _say_offline(self, request: Request) -> None:
        """Say once a session, in one plain line, that and why `auto` paints offline."""
        if not self._said_offline and (note := self.studio.offline_note(request)):
            self._said_offline = True
            say(note)

    def _say_difference(self, request: Request, record: Record) -> None:
        """Say in one line what a person's own configuration asks for and a saved generation has otherwise."""
        if differences := request.differences(record):
            say(f"Shown as it was painted; your own configuration says {', '.join(differences)}: --fresh paints so.")

    def _staged(self, brief: str, total: int, make: Callable[[Listener], str]) -> str:
        """Show a picker for what code in a cell asks of a generation, as the magics do for what is asked of them."""
        from promptmagic.events import Started, ignore

        is_main = threading.current_thread() is threading.main_thread()
        if not has_page(self._session) or not is_main or not self._is_answered():
            return make(ignore)
        from promptmagic.display.cell_output import CellOutput

        output = CellOutput(self.studio, kind="paint", brief=brief, total=total, cell=self.cell)
        self._outputs.append(output)

        def tell(event: Event) -> None:
            if isinstance(event, Started):
                output.show()
            output.tell(event)

        try:
            made = make(tell)
        except BaseException:
            output.fail()
            raise
        if not output.shown:
            output.restore(self.studio.record(made, self.cell))
        self._staged_here.add(made)
        return made

    def _left_out(self, generation: Generation) -> None:
        """Display nothing for a generation that this very cell shows in a picker; any other is displayed as usual."""
        if generation.id not in self._staged_here:
            raise NotImplementedError  # IPython's word for: look for another way

    def _is_answered(self) -> bool:
        """Say whether a person can answer what is shown now: tools that execute notebooks let no cell ask for input."""
        kernel = getattr(self._session, "kernel", None)
        if self.interactive is not None or kernel is None:
            return self.interactive is not False
        if os.environ.get("SERVER_SOFTWARE", "").startswith("voila/"):
            return True
        return bool(kernel.get_parent().get("content", {}).get("allow_stdin", False))

    def _output(self, request: Request, *, widget: bool) -> CellOutput | PlainOutput:
        from promptmagic.display.wording import Wording

        wording = Wording.of(request.options)
        output = _output_type(self._session)(
            self.studio,
            kind=request.kind,
            brief=request.typed,
            total=request.n,
            cell=request.cell,
            widget=widget,
            grid=request.options.grid,
            wording=wording,
        )
        if is_console(self._session):
            cast("PlainOutput", output).show_picture = _shown_in_console(wording)
        self._outputs.append(output)
        return output

    def show_history(self, history: History) -> None:
        """Show a history: as a gallery where there are widgets, as text elsewhere."""
        if not has_page(self._session):
            say(history)
            return
        from promptmagic.display.gallery_view import GalleryView, show_table

        if not self._is_answered():
            show_table(history)
            return
        view = GalleryView(self.studio, history, cell=self.cell)
        self._outputs.append(view)
        view.show()

    # What the session tells

    def before_cell(self, info: ExecutionInfo) -> None:
        """Note which cell runs now; keep the pickers of other cells in which a person has picked."""
        self.cell = str(getattr(info, "cell_id", None) or "")
        self._staged_here.clear()
        if "studio" in self.__dict__:
            self.studio.begin_run()
        if self.cell:
            self.history.know_cell(self.cell, str(getattr(info, "raw_cell", "")))
        # Startup files and a configuration's exec_lines are run without a place in the session's history.
        self._runs_cell = self._runs_cell or bool(getattr(info, "store_history", True))
        self._session.user_ns.setdefault(HISTORY_NAME, self.history)  # %reset takes it away
        for output in list(self._outputs):
            if self.cell and output.cell == self.cell:
                output.leave()
                self._outputs.remove(output)
            elif self.keep_on_next_cell:
                output.another_cell_ran()
        for output in [output for output in self._outputs if output.kept][:-KEPT_FOLLOWED]:
            output.leave()
            self._outputs.remove(output)

    def keep_all(self) -> None:
        """Keep every picker that is still open: at the kernel's exit, where the front end may still listen."""
        for output in list(self._outputs):
            output.keep()

    @context_matcher()  # type: ignore[untyped-decorator]  # IPython does not annotate it
    def matcher(self, context: CompletionContext) -> SimpleMatcherResult:
        """Complete the magics' options and their values."""
        from promptmagic.magics.completion import Completions, completions

        line = context.full_text.splitlines()[context.cursor_line] if context.full_text else ""
        magic = _magic_before_cursor(line[: context.cursor_position])
        typed, found = completions(*magic, servers=self.servers) if magic else Completions(context.token, [])
        return SimpleMatcherResult(
            completions=[SimpleCompletion(text, type="option") for text in found],
            suppress=bool(found),
            matched_fragment=typed,
        )


def _output_type(session: InteractiveShell) -> type[CellOutput | PlainOutput]:
    """Return what shows a cell's work here: widgets need a page, and are imported only where there may be one."""
    if not has_page(session):
        from promptmagic.display.plain import PlainOutput

        return PlainOutput
    from promptmagic.display.cell_output import CellOutput

    return CellOutput


def _shown_in_console(wording: Wording) -> Callable[[Record], None]:
    """Return what shows a record's picture in a console, beside the lines that are printed."""

    def show(record: Record) -> None:
        from promptmagic.display.figure import record_bundle
        from promptmagic.display.publishing import publish

        publish(record_bundle(record, wording), record.id)

    return show


_IDLE = 0.05
"""Seconds after which a cell that follows at once, as where all cells are run, has begun."""

_EMPTY_BODY = re.compile(r"get_ipython\(\)\.run_cell_magic\(('(?:paint|imageprompt)', .*), ''\)$")


def without_empty_body(lines: list[str]) -> list[str]:
    """Turn a cell magic of ours with an empty body into a line magic: IPython refuses the former before we run.

    It works on what IPython made of the cell, so that a terminal still waits for a body to be typed.
    """
    return [_EMPTY_BODY.sub(r"get_ipython().run_line_magic(\1)", line.rstrip("\n")) + "\n" for line in lines]


def _magic_before_cursor(text: str) -> tuple[MagicName, str] | None:
    """Return the magic on this line and what follows its name up to the cursor, if there is one."""
    kinds: tuple[MagicName, ...] = ("paint", "imageprompt", "describe")
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
            say(f"PromptMagics.{name} is left at its default: {error}")


def load(shell: InteractiveShell) -> None:
    """Add magics, completions, events and `paint_history` to a session."""
    magics = _made(shell)
    shell.register_magics(magics)
    shell.events.register("pre_run_cell", magics.before_cell)
    shell.input_transformers_post.append(without_empty_body)
    shell.input_transformer_manager.token_transformers.insert(0, QuestionTransformer)
    shell.Completer.custom_matchers.append(magics.matcher)
    if shell.display_formatter is not None:
        shell.display_formatter.ipython_display_formatter.for_type(History, magics.show_history)
        shell.display_formatter.ipython_display_formatter.for_type(Generation, magics._left_out)
    shell.user_ns[HISTORY_NAME] = magics.history
    hooks.offer("history", lambda: lambda: magics.history)
    hooks.offer("servers", lambda: lambda: magics.servers)
    atexit.register(magics.keep_all)
    tell_plainly()
    if getattr(shell, "kernel", None) is not None:
        _import_when_idle()


def _import_when_idle() -> None:
    """Import what shows pickers once the kernel has nothing to do: the first of them would wait for it."""
    with suppress(RuntimeError):  # no loop runs where the extension is loaded as the kernel begins
        asyncio.get_running_loop().call_later(_IDLE, import_module, "promptmagic.display.cell_output")


def unload(shell: InteractiveShell) -> None:
    """Take everything that `load` added away again."""
    magics = shell.magics_manager.registry.pop(PromptMagics.__name__, None)
    if magics is None:
        return
    magics.keep_all()
    for kind in ("line", "cell"):
        for name in ("paint", "imageprompt", "describe"):
            shell.magics_manager.magics[kind].pop(name, None)
    shell.configurables.remove(magics)
    shell.events.unregister("pre_run_cell", magics.before_cell)
    shell.input_transformers_post.remove(without_empty_body)
    shell.input_transformer_manager.token_transformers.remove(QuestionTransformer)
    shell.Completer.custom_matchers.remove(magics.matcher)
    if shell.display_formatter is not None:
        shell.display_formatter.ipython_display_formatter.pop(History, None)
        shell.display_formatter.ipython_display_formatter.pop(Generation, None)
    hooks.withdraw("history")
    hooks.withdraw("servers")
    if shell.user_ns.get(HISTORY_NAME) is magics.history:
        del shell.user_ns[HISTORY_NAME]
    atexit.unregister(magics.keep_all)
    tell_as_before()

"""Real cells in real kernels: what a person types, and what stands below it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import RunCells
from IPython.core.completer import provisionalcompleter
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode
from openai_loopback import EDITS, IMAGES, PAID, RESPONSES, LoopbackOpenAI
from PIL import Image

from promptmagic import load_ipython_extension
from promptmagic.magics.questions import QuestionTransformer

OFFLINE = '%config PromptMagics.painter = "sketch"\n%config PromptMagics.expander = "template"\n'
SMALL = OFFLINE + '%config PromptMagics.size = "96x96"\n%config PromptMagics.variations = 2'


def printed(cell: NotebookNode) -> str:
    return "".join(output.text for output in cell.outputs if output.output_type == "stream")


def figures(cell: NotebookNode) -> list[str]:
    return [output.data["text/html"] for output in cell.outputs if "text/html" in output.get("data", {})]


def widgets(cell: NotebookNode) -> list[NotebookNode]:
    view = "application/vnd.jupyter.widget-view+json"
    return [output for output in cell.outputs if view in output.get("data", {})]


def errors(cell: NotebookNode) -> list[str]:
    return [f"{output.ename}: {output.evalue}" for output in cell.outputs if output.output_type == "error"]


def test_one_cell_shows_a_picker_and_below_it_the_figure(run_cells: RunCells) -> None:
    _, cell = run_cells(SMALL, "%paint a beach sunset").cells
    assert len(widgets(cell)) == len(figures(cell)) == 1
    assert "a beach sunset" in figures(cell)[0]
    assert "offline sketch" in figures(cell)[0]
    assert "execute_result" not in [output.output_type for output in cell.outputs]


def test_line_and_body_ask_for_the_same(run_cells: RunCells) -> None:
    *_, count = run_cells(SMALL, "%paint a beach", "%%paint\na beach", "%%paint a\nbeach", "len(paint_history)").cells
    assert count.outputs[0].data["text/plain"] == "1"


def test_pick_shows_that_picture_and_no_widget(run_cells: RunCells) -> None:
    _, cell = run_cells(SMALL, "%paint --pick 2 a beach").cells
    assert not widgets(cell)
    assert "variation 2 of 2" in figures(cell)[0]


def test_an_assigned_painting_is_a_generation_and_a_bare_one_leaves_no_out(run_cells: RunCells) -> None:
    cells = run_cells(
        SMALL,
        "%paint a beach",
        "Out",
        "art = %paint a beach\nart.picture.image.size",
        "for brief in ['a lake']:\n    other = %paint {brief}\nother.brief",
        "%paint -o named a sea",
        "named.brief, len(named.variations)",
    ).cells
    assert cells[2].outputs[0].data["text/plain"] == "{}"
    assert cells[3].outputs[-1].data["text/plain"] == "(96, 96)"
    assert cells[4].outputs[-1].data["text/plain"] == "'a lake'"
    assert cells[6].outputs[-1].data["text/plain"] == "('a sea', 2)"


def test_what_another_magic_runs_leaves_no_out_either_unless_it_is_assigned(run_cells: RunCells) -> None:
    cells = run_cells(
        SMALL, "%time %paint a beach", "art = %time %paint a beach", "%time other = %paint a beach", "art == other"
    ).cells
    assert "execute_result" not in [output.output_type for output in cells[1].outputs]
    assert cells[4].outputs[-1].data["text/plain"] == "True"


def test_a_generation_alone_in_a_cell_shows_its_figure(run_cells: RunCells) -> None:
    *_, cell = run_cells(SMALL, "art = %paint --pick 2 a beach", "art").cells
    assert "variation 2 of 2" in figures(cell)[0]


@pytest.mark.parametrize(
    "brief",
    [
        "'tis a beach",
        'a "quoted" $5 {} {"json": 1} sea',
        "夕日のビーチ 🌅",
        "شاطئ عند الغروب",
        "50% off # sale; $HOME \\frac",
    ],
)
def test_a_brief_arrives_at_the_prompt_unharmed_by_line_and_by_body(run_cells: RunCells, brief: str) -> None:
    raw = SMALL + "\n%config PromptMagics.variations = 1"
    cells = run_cells(
        raw, f"a = %paint --raw {brief}", f"%%paint --raw -o b\n{brief}", "a.prompts[0].text, b == a"
    ).cells
    assert cells[-1].outputs[0].data["text/plain"] == repr((brief, True))


def test_variables_and_choices_are_filled_in(run_cells: RunCells) -> None:
    *_, cell = run_cells(
        SMALL + "\n%config PromptMagics.variations = 0",
        "hour = 'night'\nart = %paint --raw a {beach|sea} at {hour}",
        "[prompt.text for prompt in art.prompts]",
    ).cells
    assert cell.outputs[0].data["text/plain"] == "['a beach at night', 'a sea at night']"


def test_a_function_sees_its_own_variables(run_cells: RunCells) -> None:
    *_, cell = run_cells(
        SMALL, "def lesson(where):\n    art = %paint --raw a {where}\n    return art.brief\nlesson('lake')"
    ).cells
    assert cell.outputs[-1].data["text/plain"] == "'a lake'"


def test_a_configured_value_that_does_not_fit_keeps_nobody_from_reloading(run_cells: RunCells) -> None:
    notebook = run_cells(
        "%config PromptMagics.parallel = 0", "%reload_ext promptmagic", SMALL, "%paint a sea", allow_errors=True
    )
    assert "PromptMagics.parallel is left at its default" in printed(notebook.cells[1])
    assert len(figures(notebook.cells[3])) == 1


def test_a_login_can_be_repeated(run_cells: RunCells) -> None:
    notebook = run_cells(*["import promptmagic; promptmagic.login()"] * 2, allow_errors=True)
    assert ["KeyMissingError" in errors(cell)[0] for cell in notebook.cells] == [True, True]


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("%paint", "BriefError: The brief is empty."),
        ("%%paint\n", "BriefError: The brief is empty."),
        ("%paint --stlye ink a cat", "Did you mean --style"),
        ("%paint -p sketsch a cat", "Did you mean sketch"),
        ("%paint a cat --style ink in a hat", "stands after the brief has begun"),
        ("seasom = 1\n%paint a {season}", "Did you mean seasom"),
        ("%paint --size 40x40 a cat", "OptionError"),
        ('%config PromptMagics.size = "huge"\n%paint a cat', "It is set in %config PromptMagics.size."),
        ("%paint -o print a cat", "'print' is in use by Python or the notebook"),
        ("%paint -p sketch,steps=2 a cat", "The painter 'sketch' has no options."),
        ("%paint -p openai,partials=9 a cat", "partials must be a whole number from 0 to 3, not '9'"),
        ('%config PromptMagics.painter_options = {"sketsch": {}}\n%paint a cat', "Did you mean sketch"),
        (
            '%config PromptMagics.painter_options = {"openai": {"partial": 1}}\n%paint -p openai a',
            "Did you mean partials",
        ),
        ("%%imageprompt --for midjourny\na cat", "Did you mean midjourney"),
        ("%paint -n 2 --pick 3 a cat", "beyond the 2 variations"),
        ("%paint -p openai a cat", "KeyMissingError"),
    ],
)
def test_bad_input_is_one_clear_cell_error(run_cells: RunCells, cell: str, error: str) -> None:
    notebook = run_cells(SMALL, cell, "len(paint_history)", allow_errors=True)
    failed = notebook.cells[1]
    assert len(errors(failed)) == 1
    assert error in errors(failed)[0]
    assert not any("Traceback" in line for output in failed.outputs for line in output.get("traceback", []))
    assert notebook.cells[2].outputs[0].data["text/plain"] == "0"


def test_tools_that_execute_notebooks_see_the_failure(run_cells: RunCells) -> None:
    with pytest.raises(CellExecutionError, match="The brief is empty"):
        run_cells(SMALL, "%paint")


def test_help_and_dry_run_call_nobody(run_cells: RunCells, loopback: LoopbackOpenAI) -> None:
    cells = run_cells("%paint --help", "%imageprompt --help", "%paint --dry-run a beach", env=loopback.environ).cells
    assert "--variations N" in printed(cells[0])
    assert "--same" not in printed(cells[1])
    assert "nothing was called" in printed(cells[2])
    assert loopback.count("") == 0


def test_without_a_key_one_plain_line_says_that_it_paints_offline(run_cells: RunCells) -> None:
    cells = run_cells("%config PromptMagics.size = '96x96'", "%paint -n 1 a beach", "%paint -n 1 a lake").cells
    assert [printed(cell).count("no OpenAI key") for cell in cells] == [0, 1, 0]


def test_a_second_run_asks_nothing_and_fresh_asks_again(
    run_cells: RunCells, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    run_cells("%paint -n 2 a beach", env=loopback.environ)
    assert (loopback.count(RESPONSES), loopback.count(IMAGES)) == (1, 2)
    run_cells("%paint -n 2 a beach", "%paint -n 2 a beach", env=loopback.environ)
    assert loopback.count("") == 3
    run_cells("%paint -n 2 --fresh a beach", env=loopback.environ)
    assert loopback.count("") == 6


def test_a_painter_s_options_are_sent_recorded_and_part_of_what_a_cell_replays(
    run_cells: RunCells, loopback: LoopbackOpenAI
) -> None:
    cell = "art = %paint -n 1 -p openai,moderation=low a beach"
    configured = '%config PromptMagics.painter_options = {"openai": {"moderation": "low"}}'
    plain = "again = %paint -n 1 -p openai a beach"
    *_, record, same = run_cells(
        cell, cell, configured, plain, "art.record.painter", "art == again", env=loopback.environ
    ).cells
    assert loopback.count(IMAGES) == 1
    assert loopback.bodies(IMAGES)[0]["moderation"] == "low"
    assert record.outputs[0].data["text/plain"].endswith(",moderation=low'")
    assert same.outputs[0].data["text/plain"] == "True"
    run_cells(plain, cell.replace("low", "auto"), env=loopback.environ)
    assert [body.get("moderation") for body in loopback.bodies(IMAGES)] == ["low", None, None]


def test_a_choice_among_a_painter_s_options_makes_a_variation_of_each(
    run_cells: RunCells, loopback: LoopbackOpenAI
) -> None:
    cell = "art = %paint -p openai,moderation={auto|low} --format webp a beach"
    run_cells(cell, cell, env=loopback.environ)
    assert sorted(str(body.get("moderation")) for body in loopback.bodies(IMAGES)) == ["None", "low"]


def test_a_notebook_painted_with_a_key_replays_without_one(run_cells: RunCells, loopback: LoopbackOpenAI) -> None:
    painted = run_cells("%paint -n 2 -p openai a beach", env=loopback.environ)
    replayed = run_cells("%paint -n 2 -p openai a beach")
    assert figures(replayed.cells[0]) == figures(painted.cells[0])


def test_imageprompt_shows_prompts_and_the_first_one_painted_where_that_is_free(run_cells: RunCells) -> None:
    _, cell, count = run_cells(SMALL, "%%imageprompt\na beach", "len(paint_history[-1].variations)").cells
    assert len(widgets(cell)) == 1
    assert "<img" in figures(cell)[0]
    assert count.outputs[0].data["text/plain"] == "1"


def test_imageprompt_spends_nothing_on_pictures_before_paint(run_cells: RunCells, loopback: LoopbackOpenAI) -> None:
    paid = {**loopback.environ, **PAID}
    cell, _ = run_cells("%%imageprompt -n 2\na beach", "%%imageprompt -n 2\na beach", env=paid).cells
    assert (loopback.count(RESPONSES), loopback.count(IMAGES)) == (1, 0)
    assert "<img" not in figures(cell)[0]
    run_cells("%%imageprompt -n 2 --pick 2\na beach", env=paid)
    assert loopback.count(IMAGES) == 1


def test_a_cell_starts_from_an_id_a_variable_or_a_file(
    run_cells: RunCells, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    Image.new("RGB", (64, 32), "red").save(tmp_path / "red.png")
    *_, edit, masked, refined, wrong, alone, facts = run_cells(
        "from PIL import Image\nphoto = Image.new('RGB', (64, 32), 'blue')\nmask = Image.new('L', (64, 32), 255)",
        "art = %paint -n 2 --pick 2 --from red.png make it blue",
        "a = %paint -n 1 --from art make it night",
        "b = %paint -n 1 --from photo --mask mask make it night",
        "c = a.refine('and foggy')",
        "%paint -n 1 --from phto make it night",
        "%paint -n 1 --mask mask make it night",
        "a.parent == art, b.parent, c.parent == a, a.picture.image.size, len(paint_history)",
        env=loopback.environ,
        allow_errors=True,
    ).cells
    assert not errors(edit) + errors(masked) + errors(refined)
    assert "Did you mean photo" in errors(wrong)[0]
    assert "none to start from" in errors(alone)[0]
    assert facts.outputs[0].data["text/plain"] == "(True, None, True, (64, 32), 4)"
    assert (loopback.count(EDITS), loopback.count(IMAGES), loopback.count(RESPONSES)) == (5, 0, 0)


def test_an_edit_run_again_asks_nothing_until_its_file_changes(
    run_cells: RunCells, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    cell = "%paint -n 1 --from red.png make it night"
    Image.new("RGB", (64, 32), "red").save(tmp_path / "red.png")
    run_cells(
        cell, cell, "from PIL import Image\nImage.new('RGB', (64, 32)).save('red.png')", cell, env=loopback.environ
    )
    assert loopback.count("") == 2


def test_a_budget_is_set_by_config_and_stops_a_call_before_it_is_made(
    run_cells: RunCells, loopback: LoopbackOpenAI
) -> None:
    *_, stopped, _, painted, spent = run_cells(
        "%config PromptMagics.budget = 0.01",
        "%paint -n 1 --raw a beach",
        "%config PromptMagics.budget = 1",
        "%paint -n 1 --raw a beach",
        "0 < paint_history.cost.usd < 0.2",
        env={**loopback.environ, **PAID},
        allow_errors=True,
    ).cells
    assert "BudgetError: This notebook's budget of $0.01 does not reach" in errors(stopped)[0]
    assert not errors(painted)
    assert spent.outputs[0].data["text/plain"] == "True"
    assert loopback.count(IMAGES) == 1


def test_a_dry_run_says_what_it_would_cost_in_all(run_cells: RunCells, loopback: LoopbackOpenAI) -> None:
    (cell,) = run_cells("%paint --dry-run -n 4 --quality low a beach", env={**loopback.environ, **PAID}).cells
    # Without the partial pictures that this server, which does not stream, never makes.
    assert "total     at most about $0.0976" in printed(cell)
    assert loopback.count("") == 0


def test_partial_pictures_are_asked_for_only_where_a_picker_shows_them(
    run_cells: RunCells, loopback: LoopbackOpenAI
) -> None:
    streams = '%config PromptMagics.servers = {"openai": {"stream": True}}'
    run_cells(streams, "%paint -n 1 --raw a beach", "%paint -n 1 --raw --pick 1 a lake", env=loopback.environ)
    assert [body.get("stream", False) for body in loopback.bodies(IMAGES)] == [True, False]


def test_servers_with_names_serve_one_cell_and_are_named_in_help_and_caption(
    run_cells: RunCells, loopback: LoopbackOpenAI
) -> None:
    with LoopbackOpenAI() as words:
        named = {"ollama": {"url": words.base_url, "key": "WORDS_KEY"}, "mine": {"url": loopback.base_url}}
        _, cell, told = run_cells(
            f"%config PromptMagics.servers = {named!r}",
            "%paint -n 1 --pick 1 -e ollama:llama3.2 -p mine:flux a beach",
            "%paint --help",
            env={"WORDS_KEY": "words-key-0123456789"},
        ).cells
        assert (words.count(RESPONSES), loopback.count(IMAGES)) == (1, 1)
        assert "authorization" not in loopback.requests[0].headers or "words-key" not in str(loopback.requests)
        assert "flux (mine)" in str(cell.outputs)
        assert f"ollama  {words.address.removeprefix('http://')}; free; key from WORDS_KEY" in printed(told)


def test_the_history_is_there_again_in_the_next_kernel(run_cells: RunCells) -> None:
    run_cells(SMALL, "art = %paint a beach", "art.pick(2);")
    *_, cell = run_cells(SMALL, "paint_history[-1].chosen.number, paint_history[-1].brief").cells
    assert cell.outputs[0].data["text/plain"] == "(2, 'a beach')"


def test_a_kernel_killed_right_after_the_pictures_were_shown_loses_nothing(run_cells: RunCells) -> None:
    killed = "art = %paint a beach\nart.pick(2)\nimport os, signal\nos.kill(os.getpid(), signal.SIGKILL)"
    with pytest.raises(DeadKernelError):
        run_cells(SMALL, killed)
    *_, cell = run_cells(
        SMALL, "art = paint_history[-1]\nart.chosen.number, [v.picture.image.size for v in art.variations]"
    ).cells
    assert cell.outputs[0].data["text/plain"] == "(2, [(96, 96), (96, 96)])"


def test_the_chosen_picture_is_written_where_save_says(run_cells: RunCells, tmp_path: Path) -> None:
    run_cells(SMALL, "%paint --save out/beach.jpg a beach")
    with Image.open(io.BytesIO((tmp_path / "out" / "beach.jpg").read_bytes())) as image:
        assert (image.format, image.size) == ("JPEG", (96, 96))


def test_what_is_to_be_saved_once_it_is_painted_is_said_so(
    run_cells: RunCells, loopback: LoopbackOpenAI, tmp_path: Path
) -> None:
    cell = "%%imageprompt -n 2 --save beach.png\na beach"
    *_, prompts, picked = run_cells(cell, cell.replace("-n 2", "-n 2 --pick 1"), env={**loopback.environ, **PAID}).cells
    assert "beach.png will be written once a picture is painted." in printed(prompts)
    assert "beach.png" not in printed(picked)
    assert (tmp_path / "beach.png").exists()


def test_prompts_are_worded_and_explained_in_the_saved_output(run_cells: RunCells, loopback: LoopbackOpenAI) -> None:
    line = "%%imageprompt -n 2 --size 16:9 --seed 7 --no people --for midjourney --explain"
    env = {**loopback.environ, **PAID}
    first, again = run_cells(
        f"{line}\na beach", "%%imageprompt -n 2 --size 16:9 --seed 7 --no people\na beach", env=env
    ).cells
    (html,) = figures(first)
    assert "for Midjourney:" in html
    assert "--ar 16:9 --seed 7 --no people</pre>" in html
    assert "--ar 16:9 --seed 8 --no people</pre>" in html
    assert "</span><sup" in html
    assert re.search(r" (?:subject|setting|light|style|mood)</sup>", html)
    assert not re.search(r"<(?:script|style|link)\b", html)
    text = next(output.data["text/plain"] for output in first.outputs if "text/html" in output.data)
    assert "\nfor Midjourney:\n" in text
    assert loopback.count(RESPONSES) == 1  # how they are shown asks nobody anew
    assert "Midjourney" not in figures(again)[0]


def test_a_brief_may_end_in_a_question_mark(run_cells: RunCells) -> None:
    cells = run_cells(
        SMALL,
        "%paint what is this cat?",
        "art = %paint is this a dog?",
        "art.brief, paint_history[-2].brief",
        "if True:\n    art = %paint -n 1 who's there?\nart.brief",
        "%time %paint a moon?",
        "paint_history[-1].brief",
    ).cells
    assert cells[3].outputs[0].data["text/plain"] == "('is this a dog?', 'what is this cat?')"
    assert cells[4].outputs[-1].data["text/plain"] == '"who\'s there?"'
    assert cells[6].outputs[0].data["text/plain"] == "'a moon?'"


@pytest.mark.parametrize("line", ["%paint?", "?%paint", "len?"])
def test_help_that_is_asked_for_stays_ipythons(line: str) -> None:
    transformed = TransformerManager()  # type: ignore[no-untyped-call]  # IPython does not annotate it
    transformed.token_transformers.insert(0, QuestionTransformer)
    assert "pinfo" in transformed.transform_cell(line)


def test_question_marks_in_strings_are_left_alone() -> None:
    transformed = TransformerManager()  # type: ignore[no-untyped-call]  # IPython does not annotate it
    transformed.token_transformers.insert(0, QuestionTransformer)
    source = 's = """\n%paint what?\n"""\n'
    assert transformed.transform_cell(source) == source


def test_a_pasted_prompt_is_painted_with_its_options(run_cells: RunCells) -> None:
    pasted = "/imagine prompt: a red fox --ar 2:1 --seed 7 --no people --v 7"
    *_, cell, record = run_cells(SMALL, f"art = %paint --size 128x64 {pasted}", "art.record.options").cells
    assert "since only Midjourney knows it: version 7" in printed(cell)
    options = eval(record.outputs[0].data["text/plain"])  # noqa: S307 - a dict of our own
    assert (options["seed"], options["exclude"], options["size"]) == (7, "people", "128x64")


def test_keep_leaves_a_line_of_text_in_place_of_the_widget(run_cells: RunCells) -> None:
    _, cell, _ = run_cells(SMALL, "%paint a beach", "paint_history.keep()").cells
    assert not widgets(cell)
    assert "variation 1 of 2 · run the cell again" in str([output.get("data") for output in cell.outputs])
    assert len(figures(cell)) == 1


def test_reloading_leaves_no_doubles_and_unloading_no_trace(run_cells: RunCells) -> None:
    state = (
        "ip = get_ipython()\n"
        "def state():\n"
        "    return (len(ip.Completer.custom_matchers), len(ip.input_transformers_post),\n"
        "            len(ip.configurables), sorted(ip.magics_manager.registry),\n"
        "            len(ip.events.callbacks['pre_run_cell']), 'paint_history' in globals(),\n"
        "            'paint' in ip.magics_manager.magics['line'], 'imageprompt' in ip.magics_manager.magics['cell'])\n"
    )
    *_, cell = run_cells(
        state + "loaded = state()",
        "%unload_ext promptmagic\nempty = state()",
        "%load_ext promptmagic\nassert state() == loaded",
        "%reload_ext promptmagic\nassert state() == loaded",
        "%unload_ext promptmagic\nassert state() == empty",
        "[a != b for a, b in zip(loaded, empty)]",
    ).cells
    assert cell.outputs[0].data["text/plain"] == str([True] * 8)


@pytest.fixture
def shell() -> InteractiveShell:
    """A terminal shell in this process, without a kernel."""
    shell = InteractiveShell()  # type: ignore[no-untyped-call]  # IPython has no types here
    load_ipython_extension(shell)
    return shell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%paint --sty", "%paint --style"),
        ("%paint --size=pan", "%paint --size=panorama"),
        ("%%imageprompt -s waterc", "%%imageprompt -s watercolor"),
        ("%paint -s 'stained", "%paint -s 'stained glass'"),
        ("art = %paint -p sk", "art = %paint -p sketch"),
        ("%paint -p openai,moderation=l", "%paint -p openai,moderation=low"),
        ("%%imageprompt --for midjourney,sty", "%%imageprompt --for midjourney,stylize="),
    ],
)
def test_tab_completes_options_and_their_values(shell: InteractiveShell, text: str, expected: str) -> None:
    with provisionalcompleter():
        found = list(shell.Completer.completions(text, len(text)))
    assert expected in [text[: each.start] + each.text + text[each.end :] for each in found]


def test_a_terminal_waits_for_the_body_of_a_cell_magic(shell: InteractiveShell) -> None:
    assert shell.check_complete("%%paint -n 2")[0] == "incomplete"
    assert shell.check_complete("%paint a beach")[0] == "complete"


def test_a_terminal_prints_where_the_picture_was_saved(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "IPython", "--no-banner", "--simple-prompt", "--colors=nocolor", "-c"]
    code = "%load_ext promptmagic\n%paint -p sketch -e template --size 96x96 -n 2 a beach sunset"
    run = subprocess.run([*command, code], cwd=tmp_path, capture_output=True, text=True, check=True)
    [saved] = re.findall(r"saved as (.+)", run.stdout)
    path = Path(saved)
    assert path.exists()
    assert path.parent.parent == tmp_path / "paintings"

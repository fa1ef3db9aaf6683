"""The diffusers painter: a tiny pipeline of chance, saved by the test, loaded and run the way real ones are."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openai_loopback import LoopbackOpenAI, answer
from PIL import Image
from tiny_pipeline import save_tiny_pipeline

from promptmagic import Studio
from promptmagic.errors import (
    BriefError,
    CancelledError,
    EngineError,
    OptionError,
    PromptMagicError,
    RefusedError,
)
from promptmagic.events import Event, Painting
from promptmagic.history import History
from promptmagic.model import Parts, Picture, Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.diffusers import DiffusersPainter

for needed in DiffusersPainter.needs:
    pytest.importorskip(needed, reason="the extra `diffusers` is not installed")

# What the libraries say of themselves as they are imported is not ours to change.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

PROMPT = Prompt("a kite over a harbour")
CANVAS = Canvas(seed=7, size=(64, 64))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_pipeline(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def painter(folder: Path) -> DiffusersPainter:
    return DiffusersPainter(str(folder), steps=4)


def pixels(picture: Picture) -> bytes:
    return picture.image.convert("RGB").tobytes()


def file_of(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def stripes(width: int = 64, height: int = 64) -> bytes:
    image = Image.new("RGB", (width, height), "navy")
    image.paste("orange", (0, 0, width // 2, height))
    return file_of(image)


def mask_of_the_upper_half(width: int = 64, height: int = 64) -> bytes:
    """As `sources` makes masks: transparent and white where the picture may change."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 255))
    image.paste((255, 255, 255, 0), (0, 0, width, height // 2))
    return file_of(image)


class Watcher:
    """Remembers what it was told, and stops the work at the given step."""

    def __init__(self, stop_at: float | None = None) -> None:
        self.fractions: list[float] = []
        self.partials: list[bytes] = []
        self.stop_at = stop_at

    def __call__(self, fraction: float | None, partial: bytes | None) -> None:
        if fraction is not None:
            self.fractions.append(fraction)
        if partial is not None:
            self.partials.append(partial)
        if self.stop_at is not None and fraction is not None and fraction >= self.stop_at:
            raise CancelledError("Stopped.")


# Painting


def test_a_model_in_a_folder_paints_and_says_where(painter: DiffusersPainter) -> None:
    made = painter.paint(PROMPT, CANVAS)
    assert (made.width, made.height, made.format) == (64, 64, "png")
    assert made.image.size == (64, 64)
    assert (made.painter, made.label, made.seed) == ("diffusers", "tiny on CPU", 7)
    assert str(made.cost) == "free"


def test_the_same_seed_paints_the_same_pixels_and_another_others(folder: Path) -> None:
    first = DiffusersPainter(str(folder), steps=4).paint(PROMPT, CANVAS)
    again = DiffusersPainter(str(folder), steps=4).paint(PROMPT, CANVAS)
    other = DiffusersPainter(str(folder), steps=4).paint(PROMPT, Canvas(seed=8, size=(64, 64)))
    assert pixels(first) == pixels(again)
    assert pixels(first) != pixels(other)


def test_threads_that_share_a_model_paint_what_each_would_alone(painter: DiffusersPainter) -> None:
    alone = {seed: pixels(painter.paint(PROMPT, Canvas(seed=seed, size=(64, 64)))) for seed in range(4)}
    together: dict[int, bytes] = {}

    def paint(seed: int) -> None:
        together[seed] = pixels(painter.paint(PROMPT, Canvas(seed=seed, size=(64, 64))))

    threads = [threading.Thread(target=paint, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


def test_a_model_is_loaded_once(folder: Path, tmp_path: Path) -> None:
    moved = folder.rename(tmp_path / "moved")
    painter = DiffusersPainter(str(moved), steps=1)
    first = painter.paint(PROMPT, CANVAS)
    (moved / "unet").rename(moved / "gone")
    try:
        assert pixels(DiffusersPainter(str(moved), steps=1).paint(PROMPT, CANVAS)) == pixels(first)
    finally:
        (moved / "gone").rename(moved / "unet")
        moved.rename(folder)


@pytest.mark.parametrize("size", [(64, 64), (72, 104), (100, 70), (65, 127)])
def test_a_picture_has_exactly_the_size_that_was_asked_for(size: tuple[int, int], painter: DiffusersPainter) -> None:
    assert painter.paint(PROMPT, Canvas(seed=7, size=size)).image.size == size


def test_a_size_left_to_the_model_is_its_own(painter: DiffusersPainter) -> None:
    assert painter.paint(PROMPT, Canvas(seed=7, size=None)).image.size == (64, 64)


def test_what_to_leave_out_changes_the_picture(painter: DiffusersPainter) -> None:
    without = Prompt(PROMPT.text, Parts(avoid="people"))
    made = painter.paint(without, CANVAS)
    assert pixels(made) != pixels(painter.paint(PROMPT, CANVAS))
    assert made.undrawn == ()


def test_what_a_model_cannot_leave_out_is_reported(folder: Path) -> None:
    unguided = DiffusersPainter(str(folder), steps=2, guidance=0)
    assert unguided.paint(Prompt("a kite", Parts(avoid="people")), CANVAS).undrawn == ("without people",)


def test_what_lies_beyond_the_models_length_is_reported(painter: DiffusersPainter) -> None:
    long = Prompt("a kite " * 20 + "and a dog")
    (unread,) = painter.paint(long, CANVAS).undrawn
    assert unread.endswith("kite and a dog")
    assert painter.paint(Prompt("a kite"), CANVAS).undrawn == ()


@pytest.mark.parametrize("options", [{"steps": 6}, {"guidance": 1.5}, {"dtype": "bfloat16"}])
def test_options_change_the_picture(options: dict[str, Any], folder: Path, painter: DiffusersPainter) -> None:
    other = DiffusersPainter(str(folder), **{"steps": 4, **options})
    assert pixels(other.paint(PROMPT, CANVAS)) != pixels(painter.paint(PROMPT, CANVAS))


def test_a_prompt_is_told_as_tags_with_what_to_leave_out_beside_it(painter: DiffusersPainter) -> None:
    said = Prompt("a kite (red) without a tail")
    told = Prompt("kite (red)", Parts(avoid="tail"))
    assert pixels(painter.paint(said, CANVAS)) == pixels(painter.paint(told, CANVAS))


# Progress


def test_each_step_is_told(painter: DiffusersPainter) -> None:
    watcher = Watcher()
    painter.paint(PROMPT, CANVAS, watcher)
    assert watcher.fractions == [0.25, 0.5, 0.75, 1.0]


@pytest.mark.parametrize(("previews", "shown"), [(0, 0), (1, 1), (3, 3), (50, 9)])
def test_intermediate_pictures_are_shown_as_often_as_asked(previews: int, shown: int, folder: Path) -> None:
    watcher = Watcher()
    DiffusersPainter(str(folder), steps=10, previews=previews).paint(PROMPT, CANVAS, watcher)
    assert len(watcher.partials) == shown
    for partial in watcher.partials:
        assert Image.open(io.BytesIO(partial)).size == (64, 64)
    assert len(set(watcher.partials)) == shown


def test_an_intermediate_picture_is_small(folder: Path) -> None:
    watcher = Watcher()
    DiffusersPainter(str(folder), steps=2, previews=1).paint(PROMPT, Canvas(seed=7, size=(256, 128)), watcher)
    (partial,) = watcher.partials
    assert Image.open(io.BytesIO(partial)).size == (64, 32)


def test_a_stopped_picture_ends_within_one_step(painter: DiffusersPainter) -> None:
    watcher = Watcher(stop_at=0.5)
    with pytest.raises(CancelledError):
        painter.paint(PROMPT, CANVAS, watcher)
    assert watcher.fractions == [0.25, 0.5]
    assert painter.paint(PROMPT, CANVAS).image.size == (64, 64)


def test_one_that_waits_for_its_turn_can_be_stopped(painter: DiffusersPainter) -> None:
    at_work, go_on = threading.Event(), threading.Event()

    def hold(fraction: float | None, partial: bytes | None) -> None:
        if fraction is not None:
            at_work.set()
            assert go_on.wait(60)

    def stop(fraction: float | None, partial: bytes | None) -> None:
        if calls.pop():
            raise CancelledError("Stopped.")

    calls = [True, False]
    holder = threading.Thread(target=painter.paint, args=(PROMPT, CANVAS, hold))
    holder.start()
    assert at_work.wait(60)
    with pytest.raises(CancelledError):
        painter.paint(PROMPT, CANVAS, stop)
    go_on.set()
    holder.join()


# Starting from a picture


def test_a_picture_to_start_from_decides_what_is_painted(painter: DiffusersPainter) -> None:
    from_stripes = painter.paint(PROMPT, Canvas(seed=7, size=(64, 64), source=stripes()))
    from_grey = painter.paint(PROMPT, Canvas(seed=7, size=(64, 64), source=file_of(Image.new("RGB", (64, 64), "grey"))))
    assert pixels(from_stripes) != pixels(from_grey)
    assert pixels(from_stripes) != pixels(painter.paint(PROMPT, CANVAS))


def test_strength_says_how_much_a_picture_changes(folder: Path) -> None:
    canvas = Canvas(seed=7, size=(64, 64), source=stripes())
    weak, strong = (DiffusersPainter(str(folder), steps=10, strength=s).paint(PROMPT, canvas) for s in (0.1, 1.0))
    assert pixels(weak) != pixels(strong)


def test_the_steps_of_a_picture_to_start_from_are_told_to_their_end(folder: Path) -> None:
    watcher = Watcher()
    painter = DiffusersPainter(str(folder), steps=10, strength=0.5)
    painter.paint(PROMPT, Canvas(seed=7, size=(64, 64), source=stripes()), watcher)
    assert watcher.fractions == [0.2, 0.4, 0.6, 0.8, 1.0]


@pytest.mark.parametrize("size", [None, (70, 90)])
def test_a_picture_to_start_from_may_have_any_size(size: tuple[int, int] | None, painter: DiffusersPainter) -> None:
    made = painter.paint(PROMPT, Canvas(seed=7, size=size, source=stripes(70, 90)))
    assert made.image.size == (70, 90)


@pytest.mark.parametrize("side", [64, 70])
def test_outside_of_the_mask_not_one_pixel_changes(side: int, painter: DiffusersPainter) -> None:
    source = stripes(side, side)
    mask = mask_of_the_upper_half(side, side)
    made = painter.paint(PROMPT, Canvas(seed=7, size=(side, side), source=source, mask=mask)).image
    before, half = Image.open(io.BytesIO(source)), side // 2
    assert made.crop((0, half, side, side)).tobytes() == before.crop((0, half, side, side)).tobytes()
    assert made.crop((0, 0, side, half)).tobytes() != before.crop((0, 0, side, half)).tobytes()


# What goes wrong


def error_of(painter: DiffusersPainter, canvas: Canvas = CANVAS) -> PromptMagicError:
    with pytest.raises(PromptMagicError) as caught:
        painter.paint(PROMPT, canvas)
    return caught.value


def test_no_model_is_an_error_that_says_what_to_write() -> None:
    with pytest.raises(OptionError, match="-p diffusers:"):
        DiffusersPainter()


@pytest.mark.parametrize("model", ["./nowhere", "~/nowhere", "/nowhere/at/all", "C:\\models\\x", "a b", "a/b/c"])
def test_what_is_no_folder_and_no_id_is_an_error_at_once(model: str) -> None:
    assert isinstance(error_of(DiffusersPainter(model)), OptionError)


def test_a_folder_without_a_model_is_an_error(tmp_path: Path) -> None:
    assert "model_index.json" in error_of(DiffusersPainter(str(tmp_path))).message


@pytest.mark.parametrize("content", ["no json", '{"_class_name": "KitePipeline"}', "[]", "{}"])
def test_a_folder_with_a_broken_model_is_an_error(content: str, tmp_path: Path) -> None:
    (tmp_path / "model_index.json").write_text(content)
    error = error_of(DiffusersPainter(str(tmp_path)))
    assert isinstance(error, EngineError)
    assert "cannot be loaded" in error.message


def test_a_model_of_which_a_file_is_missing_is_an_error(tmp_path: Path) -> None:
    folder = save_tiny_pipeline(tmp_path / "cut")
    next((folder / "unet").glob("*.safetensors")).unlink()
    error = error_of(DiffusersPainter(str(folder)))
    assert isinstance(error, EngineError)
    assert "cannot be loaded" in error.message


def test_a_hub_that_may_not_be_asked_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "from promptmagic.painters import Canvas; from promptmagic.model import Prompt\n"
        "from promptmagic.painters.diffusers import DiffusersPainter\n"
        "DiffusersPainter('nobody/nothing').paint(Prompt('a kite'), Canvas(seed=7))"
    )
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "UnavailableError: The model 'nobody/nothing' is not on this machine" in run.stderr


def test_what_the_hub_refuses_is_told_apart(loopback: LoopbackOpenAI, tmp_path: Path) -> None:
    answers = {"nobody": (404, "RepoNotFound"), "gated": (403, "GatedRepo"), "bare": (404, "EntryNotFound")}
    for owner, (status, code) in answers.items():
        refusal = answer(b"", status=status, X_Error_Code=code)
        loopback.always(f"/{owner}/model/resolve/main/model_index.json", refusal)
    code = (
        "from promptmagic.painters import Canvas; from promptmagic.model import Prompt\n"
        "from promptmagic.painters.diffusers import DiffusersPainter\n"
        "for owner in ('nobody', 'gated', 'bare'):\n"
        "    try: DiffusersPainter(f'{owner}/model').paint(Prompt('a kite'), Canvas(seed=7))\n"
        "    except Exception as error: print(error)"
    )
    hub = {"HF_ENDPOINT": loopback.address, "HF_HOME": str(tmp_path), "NO_PROXY": "127.0.0.1"}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env={**os.environ, **hub}
    )
    unknown, gated, bare = run.stdout.splitlines()
    assert "has no model 'nobody/model'" in unknown
    assert "accept its terms" in gated
    assert "is no diffusers model" in bare


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of a process's memory is Linux's")
def test_too_little_memory_is_an_error_that_says_what_to_try(folder: Path) -> None:
    code = (
        "import resource, sys\n"
        "from promptmagic.painters import Canvas; from promptmagic.model import Prompt\n"
        "from promptmagic.painters.diffusers import DiffusersPainter\n"
        "painter = DiffusersPainter(sys.argv[1], steps=1)\n"
        "painter.paint(Prompt('a kite'), Canvas(seed=7, size=(64, 64)))\n"
        "used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + 50_000_000, -1))\n"
        "painter.paint(Prompt('a kite'), Canvas(seed=7, size=(4096, 4096)))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False)
    assert "The memory of the CPU is not enough for 4096x4096 pixels" in run.stderr
    assert "Try a smaller --size" in run.stderr


def test_a_picture_that_the_safety_checker_blacked_out_is_an_error(tmp_path: Path) -> None:
    error = error_of(DiffusersPainter(str(save_tiny_pipeline(tmp_path / "strict", blind=True)), steps=1))
    assert isinstance(error, RefusedError)
    assert "safety checker" in error.message


@pytest.mark.parametrize(
    "asked",
    [{"size": (32, 64)}, {"size": (64, 5000)}, {"quality": "high"}, {"background": "transparent"}, {"format": "webp"}],
)
def test_what_no_model_paints_is_an_error_before_any_is_loaded(asked: dict[str, Any]) -> None:
    with pytest.raises(OptionError):
        DiffusersPainter("nobody/nothing").check(Canvas(seed=7, **asked))


def test_an_empty_prompt_is_an_error(painter: DiffusersPainter) -> None:
    with pytest.raises(BriefError):
        painter.paint(Prompt(" "), CANVAS)


def test_a_device_that_is_not_there_is_an_error(folder: Path) -> None:
    import torch

    absent = "mps" if torch.cuda.is_available() else "cuda"
    assert f"no {absent} device" in error_of(DiffusersPainter(str(folder), device=absent)).message


def test_a_strength_that_leaves_no_step_is_an_error(folder: Path) -> None:
    canvas = Canvas(seed=7, size=(64, 64), source=stripes())
    assert isinstance(error_of(DiffusersPainter(str(folder), steps=2, strength=0.1), canvas), OptionError)


# Through the studio, and in a cell


@pytest.fixture
def studio(folder: Path, tmp_path: Path) -> Studio:
    return Studio(
        History(tmp_path), painter=f"diffusers:{folder},steps=3", expander="template", size="64x64", seed=7, n=2
    )


def test_a_studio_paints_with_it_and_starts_from_what_it_painted(studio: Studio) -> None:
    art = studio.paint("a kite")
    assert [picture.label for picture in art.record.pictures] == ["tiny on CPU"] * 2
    assert [picture.seed for picture in art.record.pictures] == [7, 8]
    night = art.refine("make it night")
    assert night.picture.painter == "diffusers"
    assert night.picture.image.size == (64, 64)


def test_a_studio_changes_a_picture_within_a_mask_only(studio: Studio) -> None:
    before = studio.paint("a kite").picture.image.convert("RGB")
    mask = Image.new("L", (64, 64), 0)
    mask.paste(255, (0, 0, 64, 32))
    after = studio.paint("a moon", source=before, mask=mask, n=1).picture.image
    assert after.crop((0, 32, 64, 64)).tobytes() == before.crop((0, 32, 64, 64)).tobytes()
    assert after.crop((0, 0, 64, 32)).tobytes() != before.crop((0, 0, 64, 32)).tobytes()


def test_a_studio_hears_of_its_steps(studio: Studio) -> None:
    heard: list[Event] = []
    studio.paint("a kite", listener=heard.append)
    told = [event.fraction for event in heard if isinstance(event, Painting) and event.number == 1]
    assert [fraction for fraction in told if fraction is not None] == pytest.approx([1 / 3, 2 / 3, 1.0])
    assert any(isinstance(event, Painting) and event.partial for event in heard)


def test_an_interrupt_ends_the_work_within_a_step(folder: Path, tmp_path: Path) -> None:
    studio = Studio(History(tmp_path), painter=f"diffusers:{folder},steps=500", expander="template", size="64x64")

    def interrupt(event: Event) -> None:
        if isinstance(event, Painting) and event.fraction:
            raise KeyboardInterrupt

    others = set(threading.enumerate())
    with pytest.raises(CancelledError):
        studio.paint("a kite", n=1, listener=interrupt)
    wait_until(lambda: set(threading.enumerate()) <= others)
    assert studio.history[-1].variations[0].picture is None  # it did not go on to the last of the 500 steps


def test_a_cell_paints_with_it(folder: Path, run_cells: Any) -> None:
    notebook = run_cells(f'%paint -p "diffusers:{folder},steps=3" -e template -n 1 --size 64x64 a kite')
    (figure,) = [
        output["data"]["text/html"]
        for output in notebook.cells[0].outputs
        if "<figure" in str(output.get("data", {}).get("text/html"))
    ]
    assert "tiny on CPU" in figure


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for what other threads do; fail where it does not come true in half a minute."""
    for _ in range(600):
        if true():
            return
        threading.Event().wait(0.05)
    pytest.fail("it did not come true")

"""Hard ground: nothing that was painted is lost, whatever happens to the process, the disk or the database."""

from __future__ import annotations

import _sqlite3
import ctypes
import errno
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest
from PIL import Image

from promptmagic.errors import HistoryError
from promptmagic.history import History, HistoryWarning, read_picture
from promptmagic.history.store import folders
from promptmagic.history.store.schema import MIGRATIONS
from promptmagic.history.store.store import Store
from promptmagic.model import Record, Variation

posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals, limits or mounts")

MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]

PAINTER = """
import io, os, random, signal, sys, time
from pathlib import Path
from PIL import Image
from promptmagic.history import History
from promptmagic.model import Brief, Picture, Prompt, Record, Variation, new_id

buffer = io.BytesIO()
Image.frombytes("RGB", (256, 256), random.Random(7).randbytes(256 * 256 * 3)).save(buffer, "png", compress_level=0)

def paint(folder, count):
    history = History(folder, name="lesson")
    for _ in range(count):
        prompts = (Prompt("a beach"), Prompt("a lake"))
        record = history.begin(Record(new_id(), "paint", "a place", (Brief("a place"),) * 2, prompts=prompts))
        for number in (1, 2):
            picture = Picture(256, 256, "png", "sketch", data=buffer.getvalue())
            history.put(record.id, Variation(number, prompts[number - 1], number, "sketch", picture))
            print(record.id, number, flush=True)
        history.pick(record.id, 2)

def record_many(folder, count):
    history = History(folder, name="lesson")
    small = io.BytesIO()
    Image.new("RGB", (8, 8)).save(small, "png")
    for _ in range(count):
        prompt = Prompt("a beach")
        record = history.begin(Record(new_id(), "paint", "a beach", (Brief("a beach"),), prompts=(prompt,)))
        history.put(record.id, Variation(1, prompt, 1, "sketch", Picture(8, 8, "png", "sketch", data=small.getvalue())))
        print(record.id, flush=True)

folder = Path(sys.argv[1])
"""
"""What records generations of two pictures each in a process of its own, and says each as soon as it is kept."""


def run(code: str, *arguments: object, prefix: Sequence[str] = (), **environ: str) -> list[str]:
    """Run the painter and some code to its end, and return the lines it printed."""
    command = [*prefix, sys.executable, "-c", PAINTER + textwrap.dedent(code), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environ}, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def complete_pictures(folder: Path) -> set[tuple[str, int]]:
    """Which pictures lie in the folder, each decoded to its last pixel."""
    found = set()
    for path in (folder / "paintings").rglob("*.png"):
        Image.open(path).load()
        story = read_picture(path)
        assert story.number is not None
        found.add((story.generation, story.number))
    return found


def recorded_pictures(history: History, *, whole: bool = True) -> set[tuple[str, int]]:
    """Which pictures the history holds: each must have its file, and each variation its picture if all is whole."""
    found = set()
    for art in history:
        for variation in art.variations:
            if variation.picture is None:
                assert not whole
                continue
            assert variation.picture.path is not None
            assert variation.picture.path.is_file()
            found.add((art.id, variation.number))
    return found


def namespaces() -> list[str]:
    """Return the command that gives a process mounts of its own, or skip the test where there is none."""
    command = ["unshare", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*command, "true"], check=False).returncode:
        pytest.skip("needs unshare and user namespaces, to mount a small disk")
    return command


@contextmanager
def one_warning(text: str) -> Iterator[None]:
    """Check that a person is told once, in these words."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    assert [item.category for item in caught] == [HistoryWarning], [str(item.message) for item in caught]
    assert text in str(caught[0].message)


def works(history: History, record: Record, make_variation: MakeVariation) -> None:
    """Go the whole way with a new generation."""
    history.begin(record)
    painted = history.put(record.id, make_variation(record, 2))
    assert painted.picture is not None
    assert painted.picture.image.size == (32, 24)
    history.pick(record.id, 2, "cell")
    history.star(record.id, 2)
    kept = history[-1].record
    assert kept.id == record.id
    assert kept.variation(2).picture == painted.picture
    assert history[-1].picture.image.size == (32, 24)
    assert record.id in [art.id for art in history.search("beach")]
    assert record.id in [art.id for art in history.starred]
    assert history.find("k")[0].chosen == 2
    assert record.id in repr(history)


# Killed


@posix
def test_a_process_killed_right_after_a_picture_was_kept_loses_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", f"{PAINTER}\npaint(folder, 100)", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().split() for _ in range(3)]
        process.send_signal(signal.SIGKILL)
    kept = recorded_pictures(History(tmp_path))
    assert {(name, int(number)) for name, number in said} <= kept
    assert kept == complete_pictures(tmp_path)


@posix
def test_a_process_killed_at_any_step_leaves_every_whole_picture_in_the_history(tmp_path: Path) -> None:
    run(
        """
        STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "sqlite3.connect"}

        def kill_at(step):
            taken = 0
            def watch(event, arguments):
                nonlocal taken
                taken += event in STEPS
                if taken == step:
                    os.kill(os.getpid(), signal.SIGKILL)
            sys.addaudithook(watch)

        step, status = 0, -1
        while status:
            step += 1
            child = os.fork()
            if not child:
                kill_at(step)
                paint(folder / str(step), 1)
                os._exit(0)
            status = os.waitpid(child, 0)[1]
        """,
        tmp_path,
    )
    folders = list(tmp_path.iterdir())
    for folder in folders:
        assert recorded_pictures(History(folder)) == complete_pictures(folder)
    counts = {len(complete_pictures(folder)) for folder in folders}
    assert counts == {0, 1, 2}
    assert len(folders) > 20


@posix
def test_a_process_killed_at_any_of_fifty_random_instants_leaves_one_sound_history(tmp_path: Path) -> None:
    """Each child goes on in the same store; it is killed, and the store is opened anew, while it paints."""
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")  # shown where the test fails
    instants = random.Random(seed)
    command = [sys.executable, "-c", PAINTER + textwrap.dedent(FORKING), str(tmp_path)]
    killed = 0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as forks:
        assert forks.stdin is not None
        assert forks.stdout is not None
        while killed < 50:
            print(instants.randint(0, 3), instants.uniform(0, 0.03), file=forks.stdin, flush=True)
            killed += forks.stdout.readline() == "killed\n"
            kept = complete_pictures(tmp_path)
            assert recorded_pictures(History(tmp_path)) == kept, f"seed {seed}"
    assert len(kept) >= 50
    with closing(sqlite3.connect(tmp_path / "paintings/history.sqlite")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


FORKING = """
    for line in sys.stdin:
        pictures, seconds = line.split()
        told, tell = os.pipe()
        child = os.fork()
        if not child:
            os.dup2(tell, 1)
            paint(folder, 1000)
        os.close(tell)
        with os.fdopen(told) as lines:
            for _ in range(int(pictures)):
                lines.readline()
            time.sleep(float(seconds))
            os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        print("killed" if status == signal.SIGKILL else f"ended with {status}", flush=True)
    """
"""Forks a child that paints, for each line read, and kills it after so many pictures and so many seconds."""


def test_what_a_dead_process_left_half_written_is_not_counted_and_swept_away(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    history = History(tmp_path)
    record = history.begin(make_record())
    kept = history.put(record.id, make_variation(record))
    assert kept.picture is not None
    assert kept.picture.path is not None
    whole = kept.picture.path.read_bytes()
    old, new = (kept.picture.path.with_name(f".{name}.part") for name in ("old", "new"))
    for path in (old, new):
        path.write_bytes(whole[:100])
    os.utime(old, (0, 0))
    again = History(tmp_path)
    assert again.rebuild() == 0
    again.put(record.id, make_variation(record, 2))
    assert not old.exists()
    assert new.exists()


# Side by side


@pytest.fixture
def quick_disk() -> Iterator[Path]:
    """A folder in memory where the machine has one: what is tested is who waits for whom, not for the disk."""
    memory = Path("/dev/shm")  # noqa: S108 - a new folder in it
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


def test_four_processes_record_five_hundred_generations_each_into_one_store(quick_disk: Path) -> None:
    code = f"{PAINTER}\nrecord_many(folder, int(sys.argv[2]))"
    command = [sys.executable, "-W", "error", "-c", code, str(quick_disk), "500"]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = [line for process in processes for line in process.communicate()[0].splitlines()]
    assert [process.returncode for process in processes] == [0] * 4
    history = History(quick_disk)
    found = [art.id for art in history]
    assert len(said) == len(set(said)) == 2_000
    assert len(found) == len(history) == 2_000
    assert set(found) == set(said)
    assert recorded_pictures(history) == {(name, 1) for name in said}


# What cannot be written


def test_a_file_in_place_of_the_folder_leaves_all_in_memory_with_one_warning(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    (tmp_path / "paintings").write_text("in the way")
    history = History(tmp_path)
    with one_warning(f"in memory only. {tmp_path / 'paintings/history.sqlite'} cannot be used"):
        works(history, make_record(key="k"), make_variation)
        works(history, make_record(key="k"), make_variation)
    assert len(history) == 2
    assert "in memory only" in repr(history)
    assert (tmp_path / "paintings").read_text() == "in the way"


@posix
def test_a_read_only_store_is_read_as_it_is_and_goes_on_in_the_user_s_own_folder(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Root may write everywhere, so the test takes the right away from the whole mount, in a namespace of its own."""
    unshare = namespaces()
    run("paint(folder, 3)", tmp_path)
    code = """
        import warnings
        warnings.simplefilter("always")
        history = History(folder, name="lesson")
        assert len(history) == 3 and history[-1].picture.image.size == (256, 256)
        paint(folder, 1)
        history.pick(history[0].id, 1)
        assert history[0].record.chosen == 1 and len(history) == 4
        """
    mount = f"mount --bind '{tmp_path}' '{tmp_path}' && mount -o remount,ro,bind '{tmp_path}' && exec \"$@\""
    own = tmp_path_factory.mktemp("own")
    lines = run(code, tmp_path, prefix=[*unshare, "sh", "-c", mount, "sh"], XDG_DATA_HOME=str(own))
    assert len(lines) == 2
    history = History(tmp_path)
    assert len(history) == 3
    assert history[0].record.chosen == 2
    again = """
        import warnings
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            history = History(folder, name="lesson")
            assert len(history) == 4 and history[0].record.chosen == 1
            assert all(p.path.is_file() for art in history for p in art.record.pictures)
            print(*[str(item.message) for item in said], sep="\\n")
        """
    (said,) = run(again, tmp_path, prefix=[*unshare, "sh", "-c", mount, "sh"], XDG_DATA_HOME=str(own))
    assert f"{tmp_path / 'paintings'} cannot be written: it is shown as it is" in said
    assert str(own) in said


LOCKLESS = """
    import ctypes, fcntl, warnings

    libc = ctypes.CDLL(None, use_errno=True)
    Fcntl = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_void_p, use_errno=True)
    refused = 0

    @Fcntl
    def without_locks(file, command, argument):
        global refused
        if command in (fcntl.F_SETLK, fcntl.F_SETLKW, fcntl.F_GETLK):
            refused += 1
            ctypes.set_errno(int(sys.argv[2]))
            return -1
        return libc.fcntl(file, command, ctypes.c_void_p(argument))

    import _sqlite3
    sqlite = ctypes.CDLL(_sqlite3.__file__)
    sqlite.sqlite3_vfs_find.restype = ctypes.c_void_p
    vfs = sqlite.sqlite3_vfs_find(None)
    set_system_call = ctypes.cast(vfs, ctypes.POINTER(ctypes.c_void_p))[18]  # after 3 numbers and 16 pointers
    Setter = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, Fcntl)
    assert Setter(set_system_call)(vfs, b"fcntl", without_locks) == 0

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        history = History(folder, name="lesson", patience=0.2)
        before = len(history)
        prompt = Prompt("a beach")
        record = history.begin(Record(new_id(), "paint", "a place", (Brief("a place"),), prompts=(prompt,)))
        picture = Picture(256, 256, "png", "sketch", data=buffer.getvalue())
        kept = history.put(record.id, Variation(1, prompt, 1, "sketch", picture))
        assert kept.picture.path.is_file() and kept.picture.image.size == (256, 256)
        assert history.pick(record.id, 1).shown.picture.image.size == (256, 256)
        assert len(history) == before + 1
    assert refused
    print(before, *[str(item.message) for item in caught], sep="\\n")
    """
"""Records a generation where the file system knows no locks, as SQLite's own hook for tests lets it seem."""


@posix
@pytest.mark.parametrize("reason", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP], ids=errno.errorcode.get)
@pytest.mark.parametrize("there", [0, 3], ids=["a new store", "an old store"])
def test_without_locks_all_is_shown_and_pictures_and_picks_are_kept_with_one_warning(
    tmp_path: Path, reason: int, there: int
) -> None:
    try:
        ctypes.CDLL(_sqlite3.__file__).sqlite3_vfs_find  # noqa: B018 - whether it is there
    except AttributeError:
        pytest.skip("needs SQLite as a library of its own")
    if there:
        run("paint(folder, 3)", tmp_path)
    before, *said = run(LOCKLESS, tmp_path, reason)
    assert int(before) == there
    assert len(said) == 1, said
    assert "kept in memory only" in said[0]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HistoryWarning)  # the picture that came without a row is said to be found
        history = History(tmp_path)
        assert recorded_pictures(history) == complete_pictures(tmp_path)
    assert len(history) == there + 1
    history.rebuild()
    assert history[-1].record.chosen == 1


LIMITED = """
    import resource, warnings
    if len(sys.argv) > 2:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        history = History(folder, name="lesson")
        records = []
        for k in range(40):
            prompts = (Prompt("a beach"),)
            record = history.begin(Record(new_id(), "paint", "a place", (Brief("a place"),), prompts=prompts))
            picture = Picture(256, 256, "png", "sketch", data=buffer.getvalue())
            kept = history.put(record.id, Variation(1, prompts[0], 1, "sketch", picture))
            assert kept.picture.image.size == (256, 256)
            records.append(record)
        assert [art.id for art in history] == [record.id for record in records]
        assert all(history.pick(record.id, 1).shown.picture.image.size == (256, 256) for record in records)
    print(*[str(item.message) for item in caught], sep="\\n")
    """
"""Records 40 pictures of 200 kB where there is no room for them; all work to the end; prints the warnings."""


@posix
def test_on_a_full_disk_all_is_shown_and_what_fits_is_kept_with_one_warning(tmp_path: Path) -> None:
    full, rescued = tmp_path / "full", tmp_path / "rescued"
    full.mkdir()
    script = f"mount -t tmpfs -o size=2m none '{full}' && \"$@\" && cp -r '{full}' '{rescued}'"
    said = run(LIMITED, full, prefix=[*namespaces(), "sh", "-c", script, "sh"])
    assert len(said) == 1
    assert "No space left" in said[0] or "disk is full" in said[0]
    history = History(rescued)
    rows, pictures = recorded_pictures(history, whole=False), complete_pictures(rescued)
    assert rows <= pictures
    assert len(pictures) >= 8
    history.rebuild()
    assert recorded_pictures(history, whole=False) == pictures


@posix
@pytest.mark.parametrize(("limit", "pictures"), [(150_000, 0), (30_000, 0), (210_000, 40)])
def test_below_a_limit_of_file_size_all_is_shown_with_at_most_one_warning(
    tmp_path: Path, limit: int, pictures: int
) -> None:
    said = run(LIMITED, tmp_path, limit)
    assert len(said) <= 1 if pictures else len(said) == 1
    assert len(complete_pictures(tmp_path)) == pictures
    assert recorded_pictures(History(tmp_path), whole=False) == complete_pictures(tmp_path)


WAITING = """
    import resource, warnings
    from promptmagic.model import Cost
    from promptmagic.studio.budget import Budget
    from promptmagic.studio.orders import Purpose, StudioOrders
    warnings.simplefilter("ignore")
    history = History(folder, name="lesson")
    buffer = io.BytesIO()
    Image.frombytes("RGB", (256, 256), os.urandom(256 * 256 * 3)).save(buffer, "png")
    picture = Picture(256, 256, "png", "openai", data=buffer.getvalue(), cost=Cost(0.25))
    prompt = Prompt("a beach")
    record = history.begin(Record(new_id(), "paint", "a beach", (Brief("a beach"),), prompts=(prompt,)))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    orders = StudioOrders(history.order_book(), Budget(history), Purpose("lesson"), seconds=60)
    with orders.place("a picture", Cost(0.25)) as order:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), hard))
        order.arrived(picture.data)
        kept = history.put(record.id, Variation(1, prompt, 1, "openai", picture), order.id)
    assert kept.picture.path is None and kept.picture.image.size == (256, 256)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert history._store(history.place).write_waiting() == 0
    again = History(folder, name="lesson")
    assert not again.orders and again.cost == Cost(0.25), (again.orders, again.cost)
    assert [p.path.is_file() for p in again[0].record.pictures] == [True]
    print("written")
    """


@posix
@pytest.mark.parametrize("limit", [190_000, 10_000])
@posix
def test_a_paid_picture_that_there_was_no_space_for_is_written_as_soon_as_there_is(tmp_path: Path, limit: int) -> None:
    assert run(WAITING, tmp_path, limit) == ["written"]


def test_a_pick_that_is_the_cells_already_writes_nothing(tmp_path: Path, painted: list[Record]) -> None:
    history = History(tmp_path)
    history.pick("id-0", 2, "cell")
    before = [path.read_bytes() for path in sorted((tmp_path / "paintings").glob("*.*"))]
    assert history.pick("id-0", 2, "cell").chosen == 2
    assert [path.read_bytes() for path in sorted((tmp_path / "paintings").glob("*.*"))] == before
    history.pick("id-0", 1, "another cell")
    assert history.pick("id-0", 2, "cell").chosen == 2


def test_a_picture_that_could_not_be_written_is_said_to_be_lost_in_the_next_kernel(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    history = History(tmp_path)
    record = history.begin(make_record())
    (tmp_path / "paintings/lesson").write_text("in the way")
    with one_warning("A picture could not be written"):
        shown = [history.put(record.id, make_variation(record, number)) for number in (1, 2)]
    assert history.record(record.id).variations == tuple(shown)
    assert history.pick(record.id, 2).shown == shown[1]
    assert "1 generation, 2 pictures" in repr(history)
    later = History(tmp_path).record(record.id)
    assert later.chosen == 2
    assert [(v.picture, v.error) for v in later.variations] == [(None, "The picture could not be written to disk.")] * 2
    (tmp_path / "paintings/lesson").unlink()
    history.put(record.id, shown[0])
    assert recorded_pictures(History(tmp_path), whole=False) == {(record.id, 1)}


def test_who_looks_for_space_waits_for_a_picture_that_is_just_being_put(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, record = Store(tmp_path), make_record()
    store.begin(record)
    (tmp_path / "paintings/lesson").write_text("in the way")
    with ThreadPoolExecutor() as others:
        looks: list[Future[int]] = []

        def look_at_once() -> None:
            if not looks:
                looks.append(others.submit(store.write_waiting))
                wait(looks, 0.3)

        monkeypatch.setattr(store, "_wait_for_space", look_at_once)
        with one_warning("A picture could not be written"):
            store.put(record.id, make_variation(record))
            assert looks[0].result() == 1


def test_a_picture_that_waits_for_space_outlives_its_generation(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    store, record = Store(tmp_path), make_record()
    store.begin(record)
    (tmp_path / "paintings/lesson").write_text("in the way")
    with one_warning("A picture could not be written"):
        store.put(record.id, make_variation(record))
    (tmp_path / "paintings/lesson").unlink()
    store.delete(record.id)
    assert store.write_waiting() == 0
    assert len(list((tmp_path / "paintings/lesson").glob("*.png"))) == 1


def test_a_store_that_is_locked_for_good_is_left_for_memory(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    History(tmp_path).begin(make_record(id="before"))
    store = Store(tmp_path, patience=0.1)
    with closing(sqlite3.connect(tmp_path / "paintings/history.sqlite")) as other:
        other.execute("BEGIN EXCLUSIVE")
        record = make_record(id="after")
        with one_warning("database is locked"):
            store.begin(record)
        kept = store.put("after", make_variation(record))
    assert store.ids("lesson") == ["before", "after"]
    history = History(tmp_path)
    with one_warning("1 picture that the history did not know was found"):
        assert [art.id for art in history] == ["before", "after"]
    assert history["after"].record.variation(1) == kept


def test_a_store_that_is_removed_while_painting_is_begun_anew(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    history = History(tmp_path)
    record = history.begin(make_record())
    shutil.rmtree(tmp_path / "paintings")
    kept = history.put(record.id, make_variation(record))
    assert History(tmp_path)[-1].variations[0] == kept


# Stores of another time, and damaged ones


@pytest.fixture
def painted(tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation) -> list[Record]:
    """Three generations of two pictures each, the second with its second picture chosen."""
    history = History(tmp_path)
    for number in range(3):
        record = history.begin(make_record(n=2, id=f"id-{number}", notebook="lesson"))
        for k in (1, 2):
            history.put(record.id, make_variation(record, k))
    history.pick("id-1", 2)
    return [art.record for art in history]


def test_a_store_of_a_newer_version_is_left_as_it_is_and_its_pictures_are_read(
    tmp_path: Path, painted: list[Record], make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    database = tmp_path / "paintings/history.sqlite"
    with closing(sqlite3.connect(database)) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        db.execute(f"PRAGMA application_id = {len(MIGRATIONS) + 1}")
    before = database.read_bytes()
    history = History(tmp_path)
    with one_warning("newer promptmagic"):
        assert [art.record for art in history] == painted
        works(history, make_record(key="k"), make_variation)
    assert database.read_bytes() == before


def test_a_store_that_a_dead_process_left_empty_is_begun(tmp_path: Path, make_record: MakeRecord) -> None:
    (tmp_path / "paintings").mkdir()
    (tmp_path / "paintings/history.sqlite").touch()
    history = History(tmp_path)
    assert list(history) == []
    record = history.begin(make_record())
    assert History(tmp_path)[-1].record == record


def scribbled(data: bytes) -> bytes:
    return data[:4096] + random.Random(7).randbytes(len(data) - 4096)


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"no database at all" * 100, scribbled, lambda data: data[: len(data) // 2], lambda data: data[:50]],
    ids=["another file", "scribbled", "cut in half", "cut in its head"],
)
def test_a_damaged_store_is_put_aside_and_rebuilt_from_its_pictures(
    tmp_path: Path,
    painted: list[Record],
    damage: Callable[[bytes], bytes],
    make_record: MakeRecord,
    make_variation: MakeVariation,
) -> None:
    database = tmp_path / "paintings/history.sqlite"
    broken = damage(database.read_bytes())
    database.write_bytes(broken)
    history = History(tmp_path)
    with one_warning("rebuilt from its picture files, 6 in number"):
        assert [art.record for art in history] == painted
        works(history, make_record(key="k"), make_variation)
    assert database.with_name("history.sqlite.damaged-1").read_bytes() == broken
    assert [art.id for art in History(tmp_path)][:-1] == [record.id for record in painted]


def test_a_store_damaged_under_a_running_history_is_rebuilt_too(
    tmp_path: Path, painted: list[Record], make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    database = tmp_path / "paintings/history.sqlite"
    history = History(tmp_path)
    record = history.begin(make_record(key="k"))
    database.write_bytes(b"no database at all" * 100)
    with one_warning("damaged-1"):
        kept = history.put(record.id, make_variation(record))
    assert History(tmp_path)[record.id].variations[0] == kept
    assert len(History(tmp_path)) == len(painted) + 1


def test_rebuild_restores_rows_from_files_alone(tmp_path: Path, painted: list[Record]) -> None:
    (tmp_path / "paintings/history.sqlite").unlink()
    history = History(tmp_path)
    assert history.rebuild() == 6
    assert [art.record for art in history] == painted
    assert history.rebuild() == 0


def test_rebuild_restores_picks_and_stars_with_their_cells_as_far_as_they_were_noted(
    tmp_path: Path, painted: list[Record]
) -> None:
    history = History(tmp_path)
    for number, cell in ((1, "c1"), (2, "c2"), (2, "c1")):
        history.pick("id-0", number, cell)
    for number, starred in ((1, True), (2, True), (2, False)):
        history.star("id-0", number, starred)
    before = [[art.record, history.record(art.id, "c1"), history.record(art.id, "c2")] for art in history]
    (tmp_path / "paintings/history.sqlite").unlink()
    journal = tmp_path / "paintings/journal.jsonl"
    lines = ["no json", "[]", '{"id":"id-0","number":9,"starred":true}', '{"id":"gone","number":1,"at":"x"}']
    journal.write_text("\n".join([*lines, '{"id":7,"number":1e999}', journal.read_text("ascii")]), "ascii")
    again = History(tmp_path)
    assert again.rebuild() == 6
    assert [[art.record, again.record(art.id, "c1"), again.record(art.id, "c2")] for art in again] == before
    journal.unlink()
    (tmp_path / "paintings/history.sqlite").unlink()
    bare = History(tmp_path)
    assert bare.rebuild() == 6
    assert [art.record.chosen for art in bare] == [None] * 3


def test_rebuild_finds_pictures_that_were_moved_or_renamed_and_keeps_their_stars(
    tmp_path: Path, painted: list[Record]
) -> None:
    history = History(tmp_path)
    history.star("id-0", 1)
    (tmp_path / "paintings/best").mkdir()
    path = history["id-0"].variations[0].picture.path  # type: ignore[union-attr]  # it was painted
    assert path is not None
    moved = path.rename(tmp_path / "paintings/best/sunset.png")
    assert history.rebuild() == 1
    variation = history["id-0"].variations[0]
    assert variation.starred
    assert variation.picture is not None
    assert variation.picture.path == moved


def test_rebuild_says_which_pictures_are_missing_and_ignores_what_is_not_ours(
    tmp_path: Path, painted: list[Record]
) -> None:
    folder = tmp_path / "paintings"
    (folder / "history.sqlite").unlink()
    next(folder.rglob("*-1_id-0.png")).unlink()
    Image.new("RGB", (8, 8)).save(folder / "holiday.png")
    (folder / "lesson/broken.png").write_bytes(b"\x89PNG\r\n\x1a\nrest")
    (folder / "lesson/note.txt").write_text("mine")
    history = History(tmp_path)
    assert history.rebuild() == 5
    first = history["id-0"].variations
    assert [(v.number, v.error, v.picture is None) for v in first] == [
        (1, "Its picture file is missing.", True),
        (2, "", False),
    ]
    assert first[0].prompt == painted[0].prompts[0]
    assert first[0].seed == painted[0].variations[0].seed


def test_a_picture_removed_by_hand_is_one_clear_error(tmp_path: Path, painted: list[Record]) -> None:
    shutil.rmtree(tmp_path / "paintings/lesson")
    history = History(tmp_path)
    with one_warning("6 picture files of the history are gone"):
        art = history["id-1"]
    with pytest.raises(HistoryError, match=r"a-beach-sunset-2_id-1\.png cannot be read"):
        art.picture.read()


# Changed by another hand


def test_opening_an_unchanged_store_says_nothing(tmp_path: Path, painted: list[Record]) -> None:
    assert len(History(tmp_path)) == 3
    assert len(History(tmp_path)) == 3


def test_a_folder_that_only_the_store_itself_wrote_to_is_known_even_after_painting_side_by_side(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    store = Store(tmp_path)
    record = make_record(n=8)
    store.begin(record)
    threads = [Thread(target=store.put, args=(record.id, make_variation(record, k))) for k in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.database.read(folders.noted) == {"lesson": folders.changed(store.home / "lesson")}
    (store.home / "lesson/holiday.png").touch()
    store.put(record.id, make_variation(record, 1))
    assert store.database.read(folders.noted) != {"lesson": folders.changed(store.home / "lesson")}


def test_a_folder_of_pictures_without_a_database_is_a_history(tmp_path: Path, painted: list[Record]) -> None:
    shutil.copytree(tmp_path / "paintings/lesson", tmp_path / "copy/paintings/lesson")
    history = History(tmp_path / "copy", name="lesson")
    with one_warning("6 pictures that the history did not know were found"):
        assert [art.id for art in history] == [record.id for record in painted]
    assert [art.id for art in History(tmp_path / "copy")] == [record.id for record in painted]


def test_pictures_put_there_by_hand_are_added_wherever_they_lie(tmp_path: Path, painted: list[Record]) -> None:
    other = History(tmp_path / "other", name="theirs")
    shutil.copytree(tmp_path / "paintings/lesson", tmp_path / "other/paintings/deep/er")
    Image.new("RGB", (8, 8)).save(tmp_path / "other/paintings/deep/holiday.png")
    with one_warning("6 pictures that the history did not know were found"):
        assert len(other["id-1"].variations) == 2
    assert len(other) == 0
    assert len(History(tmp_path / "other")) == 3


def test_a_picture_moved_by_hand_is_followed(tmp_path: Path, painted: list[Record]) -> None:
    source = painted[0].pictures[0].path
    assert source is not None
    (tmp_path / "paintings/best").mkdir()
    source.rename(tmp_path / "paintings/best/sunset.png")
    history = History(tmp_path)
    with one_warning("1 picture that the history did not know was found"):
        assert history["id-0"].variations[0].picture.path.name == "sunset.png"  # type: ignore[union-attr]  # it was painted
    assert [art.record for art in History(tmp_path)][1:] == painted[1:]


def test_a_missing_picture_is_said_until_it_is_back(tmp_path: Path, painted: list[Record]) -> None:
    source = painted[0].pictures[0].path
    assert source is not None
    away = source.rename(tmp_path / "away.png")
    for _ in range(2):
        with one_warning(f"1 picture file of the history is gone from {tmp_path / 'paintings'}: lesson/{source.name}."):
            assert len(History(tmp_path)) == 3
    away.rename(source)
    assert [art.record for art in History(tmp_path)] == painted


def test_what_is_recorded_after_a_change_by_hand_does_not_hide_it(
    tmp_path: Path, painted: list[Record], make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    running = History(tmp_path)
    record = running.begin(make_record(notebook="lesson"))
    shutil.copytree(tmp_path / "paintings/lesson", tmp_path / "copy")
    for path in (tmp_path / "copy").glob("*id-1.png"):
        (tmp_path / "paintings/lesson" / path.name).unlink()
    running.put(record.id, make_variation(record))
    with one_warning("2 picture files of the history are gone"):
        assert len(History(tmp_path)) == 4


def test_a_read_only_look_at_a_changed_folder_writes_nothing(tmp_path: Path, painted: list[Record]) -> None:
    (tmp_path / "paintings/lesson/note.txt").write_text("mine")
    before = (tmp_path / "paintings/history.sqlite").read_bytes()
    assert len(History(tmp_path)) == 3
    assert (tmp_path / "paintings/history.sqlite").read_bytes() == before

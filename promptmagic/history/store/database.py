"""The history's SQLite file: made on first write, migrated forward, and stood in for by memory where it fails.

A connection lives for one piece of work. So no two threads share one, none is left open for a fork or a moved folder,
and an unused history holds nothing open but memory. The rollback journal is kept: WAL does not work on network file
systems. It is emptied after each transaction and not removed, which spares the disk two flushes.
"""

from __future__ import annotations

import errno
import itertools
import random
import re
import sqlite3
import threading
import time
import warnings
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from promptmagic.errors import HistoryError
from promptmagic.history.store import soundness
from promptmagic.text import many

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

PATIENCE = 10.0
"""Seconds to wait for another process's transaction."""

LOOKED_THROUGH = 8_000_000
"""Bytes up to which a file is looked through in whole when it is first opened; larger ones would take too long."""

DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
UNREACHABLE = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOLFS,
        sqlite3.SQLITE_AUTH,
    }
)
"""SQLite's words for a file that is whole but cannot be used from here; any other failure is a fault of ours."""


class HistoryWarning(UserWarning):
    """The history goes on, but there is something to know: not all is kept on disk, or files were changed by hand."""


class NewerStoreError(HistoryError):
    """The store was written by a newer promptmagic."""


class NumberingConnection(sqlite3.Connection):
    """A connection whose numbered placeholders (?1, ?2) take a sequence: from Python 3.14 on they do by name alone."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run a statement with a sequence of values, or a mapping of them by name."""
        if "?1" in sql and not isinstance(parameters, Mapping):
            sql, parameters = _numbered(sql), {str(k): value for k, value in enumerate(parameters, 1)}
        try:
            return super().execute(sql, parameters)
        except UnicodeDecodeError as error:  # Python's own, of a message that quotes a changed name
            raise soundness.damaged("no such name in the schema") from error


@lru_cache(256)
def _numbered(sql: str) -> str:
    """Return a statement whose plain placeholders (?) have the numbers that SQLite gives them."""
    highest = 0

    def number(found: re.Match[str]) -> str:
        nonlocal highest
        highest = max(highest, int(found[1])) if found[1] else highest + 1
        return f"?{int(found[1] or highest)}"

    return re.sub(r"\?(\d*)", number, sql)


class Database:
    """One SQLite file, or memory in its place from the first failure on. Safe for threads.

    Parameters
    ----------
    path
        The file; it and its folder are made on the first write.
    migrations
        The statements that lead from each version of the schema to the next; only ever appended to.
    restore
        Gathers what can be learned from elsewhere beyond the rows of a database (None: there are none), and returns the
        work that puts it in and counts it.
    patience
        Seconds to wait for another process.

    Attributes
    ----------
    was_looked_through
        Whether each row was found to be as it was written; a large file's are looked at as they are read.
    """

    def __init__(
        self,
        path: Path,
        migrations: Sequence[Sequence[str]],
        restore: Callable[[sqlite3.Connection | None], Work[int]],
        patience: float = PATIENCE,
    ) -> None:
        self.path = path
        self._migrations = migrations
        self._restore = restore
        self._patience = patience
        self._memory: sqlite3.Connection | None = None
        self._nothing: sqlite3.Connection | None = None
        self._lock = threading.RLock()
        self._turn = threading.Lock()
        self._warned = False
        self._looked = False
        self.was_looked_through = False
        self._wants_space = False

    @property
    def in_memory(self) -> bool:
        """Whether memory stands in for the file."""
        return self._memory is not None

    def read(self, work: Work[T]) -> T:
        """Return what `work` finds; makes no file. `work` may be called again, on memory."""
        return self._do(work, self._reading)

    def write(self, work: Work[T]) -> T:
        """Return what `work` did in one transaction: all of it, or nothing. It may be called again, on memory."""
        return self._do(work, self._writing)

    def warn(self, what: str, advice: str) -> None:
        """Tell a person once that not all is kept."""
        with self._lock:
            told, self._warned = self._warned, True
        if not told:
            say(what, advice)

    def _do(self, work: Work[T], doing: Callable[[Work[T]], T]) -> T:
        told: tuple[str, str] | None = None
        for attempt in range(3):
            if self._memory is not None:
                break
            try:
                result = doing(work)
            except (sqlite3.DatabaseError, OSError, NewerStoreError) as error:
                if isinstance(error, sqlite3.DatabaseError) and _code(error) not in DAMAGED | UNREACHABLE:
                    raise
                told = self._recover(error, hopeless=attempt == 2) or told
            else:
                break
        if self._memory is not None:
            result = self._in_memory(work)
        if told:
            self.warn(*told)
        return result

    # On disk

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        if self._looked:
            with self._opened() as db:
                yield db
            return
        if not soundness.has_sound_header(self.path):
            raise soundness.damaged("file is not a database")
        with self._opened() as db:
            if self.path.stat().st_size <= LOOKED_THROUGH:
                soundness.check(db)
                self.was_looked_through = True
            self._looked = True
            yield db

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        uri = f"{self._uri}?mode=rw"
        with closing(
            sqlite3.connect(uri, timeout=self._patience, uri=True, isolation_level=None, factory=NumberingConnection)
        ) as db:
            soundness.teach(db)
            yield db

    @property
    def _uri(self) -> str:
        path = self.path.absolute().as_posix()
        return f"file://{'' if path.startswith('/') else '/'}{quote(path, safe='/:')}"

    def _version(self, db: sqlite3.Connection) -> int:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        twin = int(db.execute("PRAGMA application_id").fetchone()[0])
        if twin not in (0, version):
            raise soundness.damaged("the version of the schema was changed")
        if version > len(self._migrations):
            raise NewerStoreError(f"{self.path} was written by a newer promptmagic.", "Upgrade promptmagic.")
        return version

    def _reading(self, work: Work[T]) -> T:
        if not self.path.exists():
            return self._on_nothing(work)
        with self._connected() as db:
            version = self._version(db)
            if version == len(self._migrations):
                return work(db)
        return self._on_nothing(work) if version == 0 else self._writing(work)

    def _on_nothing(self, work: Work[T]) -> T:
        with self._lock:
            if self._nothing is None:
                self._nothing = self._blank()
                weakref.finalize(self, self._nothing.close)
            return work(self._nothing)

    def _writing(self, work: Work[T]) -> T:
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch()
        with self._turn, self._connected() as db:
            db.execute("PRAGMA journal_mode = TRUNCATE")
            with transaction(db, self._patience):
                self._migrate(db)
                return work(db)

    def _migrate(self, db: sqlite3.Connection) -> None:
        soundness.teach(db)
        version = self._version(db)
        for statements in self._migrations[version:]:
            for statement in statements:
                db.execute(statement)
        if version < len(self._migrations):
            db.execute(f"PRAGMA user_version = {len(self._migrations)}")
            db.execute(f"PRAGMA application_id = {len(self._migrations)}")  # so that a change of either shows

    def bring_up_to_date(self, db: sqlite3.Connection) -> None:
        """Lead another database of the same kind to today's schema."""
        self._migrate(db)

    # In memory

    def _blank(self) -> sqlite3.Connection:
        db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False, factory=NumberingConnection)
        self._migrate(db)
        return db

    def _in_memory(self, work: Work[T]) -> T:
        with self._lock:
            if self._memory is None:  # there is space again
                return self._writing(work)
            with transaction(self._memory):
                return work(self._memory)

    def come_back(self, merge: Callable[[sqlite3.Connection, sqlite3.Connection], None]) -> bool:
        """Go back from memory to the file, where it was left for want of space; say whether the file is in use.

        `merge` puts into the second connection what the first one knows and it does not.
        """
        with self._lock:
            memory = self._memory
            if memory is None:
                return True
            if not self._wants_space:
                return False
            try:
                self._writing(lambda db: merge(memory, db))
            except (sqlite3.DatabaseError, OSError, NewerStoreError):
                return False
            self._memory = None
            return True

    # When it fails

    def _recover(self, error: Exception, *, hopeless: bool) -> tuple[str, str] | None:
        """Make the next attempt succeed, on a rebuilt file or on memory; return what to tell a person."""
        with self._lock:
            if self._memory is not None:
                return None
            is_sound = soundness.has_sound_header(self.path)
            if isinstance(error, sqlite3.DatabaseError) and not hopeless and (_code(error) in DAMAGED or not is_sound):
                with suppress(OSError, sqlite3.DatabaseError):
                    return self._replace_damaged(error)
            return self._go_to_memory(error)

    def _replace_damaged(self, found: sqlite3.DatabaseError) -> tuple[str, str] | None:
        """Put the damaged file aside and restore what can be; None where another process has just done so."""
        if not self._is_damaged(found):
            return None
        sound = self._sound_rows()
        put_back = self._restore(None)
        names = (self.path.with_name(f"{self.path.name}.damaged-{k}") for k in itertools.count(1))
        aside = next(name for name in names if not name.exists())
        self.path.rename(aside)
        with suppress(FileNotFoundError):
            self.path.with_name(f"{self.path.name}-journal").rename(aside.with_name(f"{aside.name}-journal"))

        def work(db: sqlite3.Connection) -> int:
            sound.put_back(db)
            return put_back(db)

        restored = self._writing(work)
        what = f"The history {self.path} was damaged: it was moved to {aside.name} and rebuilt"
        if sound.rows:
            return f"{what}: {many(restored, 'picture')} from its file, the rest as it was.", ""
        return (
            f"{what} from its picture files, {restored} in number.",
            "Orders, picks and stars are as journal.jsonl tells; prompts that were never painted are lost.",
        )

    def _sound_rows(self) -> soundness.SoundRows:
        with suppress(sqlite3.DatabaseError), self._opened() as db:
            if self._version(db) == len(self._migrations):
                return soundness.sound_rows(db)
        return soundness.SoundRows()

    def _is_damaged(self, found: sqlite3.DatabaseError) -> bool:
        """Say whether the file is damaged still: another process may have replaced it since that was `found`."""
        if not soundness.has_sound_header(self.path):
            return True
        try:
            with self._opened() as db:
                version = self._version(db)
                soundness.check(db)
                return str(found).startswith("no such ") and version > 0 and self._was_renamed(db)
        except sqlite3.DatabaseError as error:
            return _code(error) in DAMAGED

    def _was_renamed(self, db: sqlite3.Connection) -> bool:
        """Say whether tables, indexes or triggers are not as today's schema makes them."""
        with closing(self._blank()) as sound:
            made, there = (set(each.execute("SELECT name, sql FROM sqlite_schema")) for each in (sound, db))
        return made != there

    def _go_to_memory(self, error: Exception) -> tuple[str, str]:
        copied = None if isinstance(error, NewerStoreError) else self._copy()
        memory = copied or self._blank()
        put_back = self._restore(memory)
        with transaction(memory):
            put_back(memory)
        weakref.finalize(self, memory.close)
        self._memory = memory
        self._wants_space = _is_want_of_space(error)
        reason = (
            error.message if isinstance(error, NewerStoreError) else f"{self.path} cannot be used: {_reason(error)}."
        )
        return (
            f"The history is kept in memory only. {reason}",
            "What is recorded from now on ends with this kernel, but for picture files that could be written.",
        )

    def _copy(self) -> sqlite3.Connection | None:
        """Return the file's rows in memory, read without locks if need be; None where they cannot be read."""
        for mode in ("mode=ro", "mode=ro&immutable=1"):
            memory = self._blank()
            try:
                with closing(
                    sqlite3.connect(
                        f"{self._uri}?{mode}", timeout=0, uri=True, isolation_level=None, factory=NumberingConnection
                    )
                ) as db:
                    # A backup waits for ever on a lock; inside a transaction that has begun to read there is none.
                    db.execute("BEGIN")
                    if self._version(db) > 0:
                        db.backup(memory)
                        self._migrate(memory)
                        return memory
            except (sqlite3.DatabaseError, NewerStoreError):
                pass
            memory.close()
        return None


def say(what: str, advice: str = "") -> None:
    """Tell a person what happened and what to do, as a warning."""
    # No line of ours or of the user's is at fault, so none is shown.
    warnings.warn_explicit(f"{what} {advice}".strip(), HistoryWarning, "promptmagic", 0)


@contextmanager
def transaction(db: sqlite3.Connection, patience: float = 0.0) -> Iterator[None]:
    """Do all of a piece of work, or nothing; the lock is taken at once, after at most `patience` seconds."""
    _begin(db, time.monotonic() + patience)
    try:
        yield
    except BaseException:
        with suppress(sqlite3.DatabaseError):
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _begin(db: sqlite3.Connection, deadline: float) -> None:
    """Begin to write as soon as nobody else does: SQLite itself asks ever more rarely, so that some would starve."""
    db.execute("PRAGMA busy_timeout = 0")
    while True:
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline:
                raise
            time.sleep(random.uniform(0.001, 0.004))
        else:
            break
    db.execute(f"PRAGMA busy_timeout = {max(0, round((deadline - time.monotonic()) * 1000))}")


def _code(error: sqlite3.DatabaseError) -> int:
    """Return SQLite's primary result code; 0 where the error is not SQLite's own.

    Our statements are sound: where a name in them is not known, or a text is none, the file was changed.
    """
    if str(error).startswith(("no such ", "malformed ", "Could not decode to UTF-8")):
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _is_want_of_space(error: Exception) -> bool:
    if isinstance(error, sqlite3.DatabaseError):
        return _code(error) in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)

"""The history's SQLite file: made on first write, migrated forward, and stood in for by memory where it fails.

A connection lives for one piece of work. So no two threads share one, none is left open for a fork or a moved folder,
and an unused history holds nothing open. The rollback journal is kept: WAL does not work on network file systems. It is
emptied after each transaction and not removed, which spares the disk two flushes.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
import threading
import time
import warnings
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from promptmagic.errors import HistoryError

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

PATIENCE = 10.0
"""Seconds to wait for another process's transaction."""

HEADER_BYTES = 100
"""The length of the header with which every SQLite file begins."""

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
        self._lock = threading.RLock()
        self._turn = threading.Lock()
        self._warned = False

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
        if 0 < self.path.stat().st_size < HEADER_BYTES:
            # SQLite takes such a stump for an empty database.
            stump = sqlite3.DatabaseError("file is not a database")
            stump.sqlite_errorcode = sqlite3.SQLITE_NOTADB
            raise stump
        uri = f"{self._uri}?mode=rw"
        with closing(sqlite3.connect(uri, uri=True, timeout=self._patience, isolation_level=None)) as db:
            yield db

    @property
    def _uri(self) -> str:
        path = self.path.absolute().as_posix()
        return f"file://{'' if path.startswith('/') else '/'}{quote(path, safe='/:')}"

    def _version(self, db: sqlite3.Connection) -> int:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
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
        with closing(self._blank()) as db:
            return work(db)

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
        version = self._version(db)
        for statements in self._migrations[version:]:
            for statement in statements:
                db.execute(statement)
        if version < len(self._migrations):
            db.execute(f"PRAGMA user_version = {len(self._migrations)}")

    # In memory

    def _blank(self) -> sqlite3.Connection:
        db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._migrate(db)
        return db

    def _in_memory(self, work: Work[T]) -> T:
        assert self._memory is not None  # noqa: S101 - for the type checker: it never becomes None again
        with self._lock, transaction(self._memory):
            return work(self._memory)

    # When it fails

    def _recover(self, error: Exception, *, hopeless: bool) -> tuple[str, str] | None:
        """Make the next attempt succeed, on a rebuilt file or on memory; return what to tell a person."""
        with self._lock:
            if self._memory is not None:
                return None
            if isinstance(error, sqlite3.DatabaseError) and _code(error) in DAMAGED and not hopeless:
                with suppress(OSError, sqlite3.DatabaseError):
                    return self._replace_damaged()
            return self._go_to_memory(error)

    def _replace_damaged(self) -> tuple[str, str] | None:
        """Put the damaged file aside and restore what can be; None where another process has just done so."""
        if not self._is_damaged():
            return None
        put_back = self._restore(None)
        names = (self.path.with_name(f"{self.path.name}.damaged-{k}") for k in itertools.count(1))
        aside = next(name for name in names if not name.exists())
        self.path.rename(aside)
        with suppress(FileNotFoundError):
            self.path.with_name(f"{self.path.name}-journal").rename(aside.with_name(f"{aside.name}-journal"))
        restored = self._writing(put_back)
        return (
            f"The history {self.path} was damaged: it was moved to {aside.name} and rebuilt from its picture files, "
            f"{restored} in number.",
            "Picks and stars are as picks.jsonl tells; prompts that were never painted could not be restored.",
        )

    def _is_damaged(self) -> bool:
        try:
            with self._connected() as db:
                return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
        except sqlite3.DatabaseError as error:
            return _code(error) in DAMAGED

    def _go_to_memory(self, error: Exception) -> tuple[str, str]:
        copied = None if isinstance(error, NewerStoreError) else self._copy()
        memory = copied or self._blank()
        put_back = self._restore(memory)
        with transaction(memory):
            put_back(memory)
        weakref.finalize(self, memory.close)
        self._memory = memory
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
                with closing(sqlite3.connect(f"{self._uri}?{mode}", uri=True, timeout=0, isolation_level=None)) as db:
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
    """Return SQLite's primary result code; 0 where the error is not SQLite's own."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)

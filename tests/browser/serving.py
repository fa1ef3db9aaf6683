"""A real server as a process of its own, on a port that was free, for as long as a test needs it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

START_SECONDS = 60


class Server:
    """A Python module that serves on loopback; it is up once the `with` block begins, and gone after it.

    Parameters
    ----------
    arguments
        The module's name, and what it is called with.
    folder
        Where it runs.
    env
        Its environment.
    log
        The file that its output is written to.
    """

    def __init__(self, port: int, arguments: Sequence[str], *, folder: Path, env: Mapping[str, str], log: Path) -> None:
        self._port = port
        self._log_path = log
        self._log = log.open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-m", *arguments], env=env, cwd=folder, stdout=self._log, stderr=subprocess.STDOUT
        )

    @property
    def url(self) -> str:
        """Where it answers, without a slash at its end."""
        return f"http://127.0.0.1:{self._port}"

    def knock(self) -> None:
        """Find out whether the server answers yet; raises what a connection raises where it does not."""
        urllib.request.urlopen(f"{self.url}/", timeout=20).close()  # noqa: S310 - always http to this server

    def __enter__(self) -> Self:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self.knock()
            except (urllib.error.URLError, ConnectionError):
                if self._process.poll() is not None or time.monotonic() > deadline:
                    self.__exit__(None, None, None)
                    raise RuntimeError(self._log_path.read_text()) from None
                time.sleep(0.2)
            else:
                return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

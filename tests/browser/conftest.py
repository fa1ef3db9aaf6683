"""A real browser on a real JupyterLab, for the tests in this folder; they skip, and say why, where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

import pytest
from openai_loopback import LoopbackOpenAI
from paying import check_orders

if TYPE_CHECKING:
    from browser.lab import Lab
    from playwright.sync_api import Browser, Page

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WAIT = 30_000
"""Milliseconds until what is expected of a page has to be so; Playwright's own five are few for a busy machine."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str | None:
    """Return the path of a Chromium on this machine."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _give_up(reason: str) -> NoReturn:
    """Skip; but a CI that was to run these tests fails, so that it cannot pass by leaving them out."""
    if os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def executable() -> str:
    """The path of the Chromium of this machine."""
    found = chromium()
    if found is None:
        _give_up(f"no browser found: install one of {', '.join(NAMES)}")
    return found


@pytest.fixture(scope="session")
def browser(executable: str) -> Iterator[Browser]:
    """A headless Chromium for all tests of this folder."""
    try:
        from playwright.sync_api import expect, sync_playwright
    except ImportError:
        _give_up("playwright is not installed: pip install 'promptmagic[test]'")
    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """One JupyterLab for all tests of this folder; each writes its own notebook in it."""
    from browser.lab import Lab

    with Lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture
def loopback(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoopbackOpenAI]:
    """A server on loopback for notebooks, which lie in the folders of their front ends."""
    with LoopbackOpenAI() as server:
        yield server
        check_orders(server, tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def notebook7(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """One Jupyter Notebook 7 for all tests of this folder."""
    from browser.notebook7 import Notebook7

    with Notebook7(tmp_path_factory.mktemp("notebook7")) as server:
        yield server


@pytest.fixture(params=["lab", "notebook7"])
def front_end(request: pytest.FixtureRequest) -> Lab:
    """JupyterLab, and once more Notebook 7: for tests of what must hold in both."""
    server: Lab = request.getfixturevalue(request.param)
    return server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page, as wide as a laptop's."""
    context = browser.new_context(viewport={"width": 1200, "height": 1000})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()

"""Painters whose packages are not installed: named with the command that installs them, and in nobody's way."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from promptmagic import painters, registry
from promptmagic.errors import EngineError
from promptmagic.magics.manual import help_text


@pytest.mark.skipif(find_spec("torch") is not None, reason="PyTorch is installed here")
def test_diffusers_without_pytorch_says_what_to_install() -> None:
    with pytest.raises(EngineError, match=r'pip install "promptmagic\[diffusers\]"') as caught:
        registry.make(painters.GROUP, "diffusers:stabilityai/sdxl-turbo,steps=2")
    assert "torch" in caught.value.message


@pytest.mark.skipif(find_spec("runwayml") is not None, reason="runwayml is installed here")
def test_runway_without_its_package_says_what_to_install() -> None:
    with pytest.raises(EngineError, match=r'pip install "promptmagic\[runway\]"'):
        registry.make(painters.GROUP, "runway")


def test_the_help_names_them_whether_installed_or_not() -> None:
    shown = help_text("paint")
    assert "any diffusers model" in shown
    assert "image models of Runway's SDK" in shown

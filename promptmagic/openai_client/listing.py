"""What a compatible server says of its models: whether any of them paints, or only language models are there."""

from __future__ import annotations

import re
import threading

from promptmagic.errors import EngineError
from promptmagic.net.retries import Patience
from promptmagic.openai_client.calls import models_of
from promptmagic.openai_client.models import EXPANDER
from promptmagic.openai_client.server import OpenAIServer

_LOOK = 5.0
"""Seconds that the list may take."""

_PAINTS = re.compile(
    r"image|dall-?e|flux|diffusion|sdxl|\bsd\b|sd[-_.]?\d|pixart|kandinsky|hidream|playground|kolors|recraft|ideogram|"
    r"midjourney|seedream|lumina|hunyuan|dream",
    re.IGNORECASE,
)
"""What the names of picture models hold."""

_WRITES = re.compile(
    r"llama|qwen|mi[sx]tral|gemma|phi-?\d|gpt|smollm|deepseek|granite|claude|command|instruct|chat|olmo|codestral|glm|"
    r"kimi|falcon|gemini|nemotron|minimax|yi-",
    re.IGNORECASE,
)
"""What the names of language models hold."""

_HELPS = re.compile(r"embed|rerank|whisper|tts|guard|moderation", re.IGNORECASE)
"""What the names of models hold that neither write nor paint."""

_drawing: dict[str, str] = {}
"""The model that draws at each base URL that was asked: empty where one paints, or nobody knows."""
_lock = threading.Lock()


def drawing_model(server: OpenAIServer) -> str:
    """Return what `find_drawing_model` found before; empty where it was not asked. Calls nobody."""
    with _lock:
        return _drawing.get(server.base_url, "")


def find_drawing_model(server: OpenAIServer, patience: Patience) -> str:
    """Return the language model that is to draw because no model of a server paints; empty where one may.

    A server is asked once in a process. One that does not tell, or whose models' names say nothing, may paint.
    """
    if server.is_openai:
        return ""
    with _lock:
        if server.base_url in _drawing:
            return _drawing[server.base_url]

    try:
        names = models_of(server, min(_LOOK, patience.timeout)) or []
    except EngineError:
        names = []
    with _lock:
        _drawing[server.base_url] = _writer_among(names)
    return _drawing[server.base_url]


def _writer_among(names: list[str]) -> str:
    """Return the first language model, the usual one before others, where no model's name says that it paints."""
    if any(_PAINTS.search(name) for name in names):
        return ""
    writers = [name for name in names if _WRITES.search(name) and not _HELPS.search(name)]
    return EXPANDER if EXPANDER in writers else next(iter(writers), "")

"""A server on this machine that speaks Runway's API over real HTTP, as its description of November 2026 has it."""

from __future__ import annotations

import itertools
import re
import threading
from collections import defaultdict, deque
from collections.abc import Mapping
from typing import Any

from openai_loopback import Answer, Call, LoopbackOpenAI, Seen, answer, png

from promptmagic.painters.runway.models import all_of_them

ORDERS = "/v1/text_to_image"
TASKS = "/v1/tasks/"
PICTURES = "/pictures/"

KEY = "key_0000-not-a-real-key-0000-0000"
CREDITS = 8

State = Mapping[str, Any]
"""What a task says of itself at one question, beside its id."""

CREATED = "2026-11-22T08:00:00.000Z"
PENDING: State = {"status": "PENDING", "estimatedCost": {"credits": CREDITS}}
THROTTLED: State = {"status": "THROTTLED", "estimatedCost": {"credits": CREDITS}}
CANCELLED: State = {"status": "CANCELLED", "cost": {"credits": 0}}
DONE: State = {"status": "SUCCEEDED", "cost": {"credits": CREDITS}}


def running(progress: float) -> State:
    return {"status": "RUNNING", "progress": progress, "estimatedCost": {"credits": CREDITS}}


def failed(code: str | None, sentence: str = "It did not work out.", credits: int = 0) -> State:
    return {"status": "FAILED", "failureCode": code, "failure": sentence, "cost": {"credits": credits}}


class LoopbackRunway(LoopbackOpenAI):
    """Makes tasks, answers how they go, and serves their pictures, until told otherwise.

    `go` sets the states that the next task passes through, one at each question; the last one stays. `expired` is how
    many addresses of each task answer that they have expired.
    """

    def __init__(self, *, expired: int = 0) -> None:
        super().__init__()
        self.expired = expired
        self.orders: dict[str, dict[str, Any]] = {}
        self.deleted: list[str] = []
        self._going: deque[tuple[State, ...]] = deque()
        self._ways: dict[str, deque[State]] = {}
        self._asked: defaultdict[str, int] = defaultdict(int)
        self._numbers = itertools.count(1)
        self._tasks = threading.Lock()

    @property
    def base_url(self) -> str:
        return self.address

    @property
    def environ(self) -> dict[str, str]:
        return {"RUNWAYML_BASE_URL": self.base_url, "RUNWAYML_API_SECRET": KEY, "NO_PROXY": "127.0.0.1"}

    def go(self, *states: State) -> None:
        self._going.append(states)

    def usual(self, seen: Seen) -> Answer:
        if seen.path.startswith(PICTURES):
            return self._serve
        if seen.headers.get("authorization") != f"Bearer {KEY}":
            return answer({"error": "The API key is not valid."}, status=401)
        if not seen.headers.get("x-runway-version"):
            return answer({"error": "The X-Runway-Version header is missing."}, status=400)
        if seen.path == ORDERS and seen.method == "POST":
            return self._take_order
        if seen.path.startswith(TASKS):
            return self._tell if seen.method == "GET" else self._delete
        return answer({"error": "Not found."}, status=404)

    def _take_order(self, call: Call) -> None:
        body = call.seen.body
        if issue := problem(body):
            answer({"error": "Validation of body failed", "issues": [issue]}, status=400)(call)
            return
        with self._tasks:
            name = f"task-{next(self._numbers)}"
            self.orders[name] = body
            self._ways[name] = deque(self._going.popleft() if self._going else (running(0.5), DONE))
        answer({"id": name, "estimatedCost": {"credits": CREDITS}})(call)

    def _tell(self, call: Call) -> None:
        name = call.seen.path.removeprefix(TASKS)
        with self._tasks:
            way = self._ways.get(name)
            if way is None or name in self.deleted:
                answer({"error": "Task not found."}, status=404)(call)
                return
            state = way.popleft() if len(way) > 1 else way[0]
            self._asked[name] += 1
            address = f"{self.address}{PICTURES}{name}/{self._asked[name]}.png"
        output = {"output": [address]} if state["status"] == "SUCCEEDED" and "output" not in state else {}
        answer({"id": name, "createdAt": CREATED, **state, **output})(call)

    def _delete(self, call: Call) -> None:
        with self._tasks:
            self.deleted.append(call.seen.path.removeprefix(TASKS))
        call.send(b"", status=204)

    def _serve(self, call: Call) -> None:
        name = call.seen.path.removeprefix(PICTURES).partition("/")[0]
        with self._tasks:
            expired, self.expired = self.expired, max(self.expired - 1, 0)
        if expired:
            answer("<Error><Code>AccessDenied</Code></Error>", status=403, kind="application/xml")(call)
            return
        order = self.orders[name]
        width, height = map(int, order.get("ratio", "64:48").split(":"))
        answer(png(f"{order['promptText']} {order.get('seed')}", width, height), kind="image/png")(call)


def problem(body: dict[str, Any]) -> dict[str, Any] | None:
    """What Runway's API would find wrong with an order."""
    model = all_of_them().get(str(body.get("model")))
    if model is None:
        return {"path": ["model"], "message": "Invalid enum value"}
    text = body.get("promptText")
    if not isinstance(text, str) or not 0 < len(text.encode("utf-16-le")) // 2 <= (model.characters or 10**6):
        return {"path": ["promptText"], "message": f"Must have 1 to {model.characters} UTF-16 code units"}
    sizes = {f"{width}:{height}" for width, height in model.ratios}
    if (model.needs_ratio or "ratio" in body) and body.get("ratio") not in sizes:
        return {"path": ["ratio"], "message": "Invalid ratio"}
    if not 0 <= body.get("seed", 0) < 2**32 or ("seed" in body and not model.seeds):
        return {"path": ["seed"], "message": "Out of range"}
    images = body.get("referenceImages", [])
    if not model.fewest <= len(images) <= model.references:
        return {"path": ["referenceImages"], "message": f"Must have {model.fewest} to {model.references} items"}
    if any(("tag" in image) != model.tags for image in images):
        return {"path": ["referenceImages"], "message": "Unrecognized key: tag"}
    if any(not re.fullmatch(r"[A-Za-z]\w{2,15}", image.get("tag", "tag")) for image in images):
        return {"path": ["referenceImages"], "message": "Invalid tag"}
    if any(len(image["uri"]) > 5_000_000 or not image["uri"].startswith("data:image/") for image in images):
        return {"path": ["referenceImages"], "message": "Invalid data URI"}
    return None

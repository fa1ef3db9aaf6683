"""A kernel of `test_order_sequences`: does what it is told, a line of JSON each, in a studio with a budget."""

from __future__ import annotations

import json
import sys
import threading
import time
import warnings
from typing import Any

from promptmagic.errors import PromptMagicError
from promptmagic.parallel import Monitor, Stop
from promptmagic.studio import Studio

ASKED: dict[str, Any] = {"size": "64x64", "quality": "low"}


def do(studio: Studio, told: dict[str, Any], stop: Stop) -> None:
    known = list(studio.history)
    some = known[int(told["chance"] * len(known))] if known else None
    match told["what"]:
        case "paint":
            run(studio, told, stop)
        case "sweep":
            studio.sweep(["a hill", told["brief"]], watch=lambda _: None, stop=stop, raw=True, **ASKED)
        case "retry" if some is not None:
            for variation in some.variations:
                if variation.picture is None:
                    studio.additions.retry(some.id, variation.number, monitor=Monitor(stop=stop))
        case "complete" if some is not None:
            studio.additions.complete(some.id, monitor=Monitor(stop=stop))
        case "button" if some is not None:
            studio.additions.more_like(some.id, 1, 2, monitor=Monitor(stop=stop))


def run(studio: Studio, told: dict[str, Any], stop: Stop) -> None:
    """Run a cell; its wait ends as an interrupt ends it, while its requests go on."""
    options = studio.defaults.updated(n=3, raw=told["raw"], **ASKED)
    request = studio.request("paint", told["brief"], options)
    record = studio.replay(request)
    if record is not None:
        studio.show_again(request, record)
        return
    record, _ = studio._pipeline.begin(studio._pipeline.resolved(request), request.seed, Monitor(stop=stop))
    waiting = {order.number for order in studio._pipeline.unanswered(record)}
    tasks = [v for v in record.variations if v.number not in waiting]
    studio._pipeline.paint_all(record.id, tasks, request.options, Monitor(stop=stop))


def main() -> None:
    warnings.simplefilter("ignore")
    studio = Studio(retries=0, partials=False, budget=float(sys.argv[1]), servers={"openai": {"paid": True}})
    print("{}", flush=True)
    for line in sys.stdin:
        told = json.loads(line)
        if told["what"] == "end":
            break
        stop = Stop()
        if told["stop"] is not None:
            threading.Timer(told["stop"], stop.set).start()
        error = ""
        try:
            do(studio, told, stop)
        except PromptMagicError as caught:
            error = str(caught)
        print(json.dumps({"error": error}), flush=True)
    while any(thread.name == "promptmagic" and thread.is_alive() for thread in threading.enumerate()):
        time.sleep(0.01)  # what was interrupted still arrives


if __name__ == "__main__":
    main()

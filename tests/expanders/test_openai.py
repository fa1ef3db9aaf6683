"""The OpenAI expander against a server that speaks the API over real HTTP."""

from __future__ import annotations

import json
import re
from typing import Any

import openai_loopback as loop
import pytest
from openai_loopback import CHAT, KEY, RESPONSES, LoopbackOpenAI, answer, chat, fail, page, response

from promptmagic.errors import BadAnswerError, EngineError, KeyMissingError, RefusedError, UnavailableError
from promptmagic.expanders.openai import OpenAIExpander
from promptmagic.expanders.wording import PARTS
from promptmagic.model import FREE, UNKNOWN_COST, Brief
from promptmagic.net.retries import Patience
from promptmagic.openai_client.server import OpenAIServer

BEACH = Brief("a beach sunset")
AT_ONCE = Patience(timeout=10, first=0)


def paid(server: LoopbackOpenAI) -> OpenAIServer:
    return OpenAIServer(base_url=server.base_url, key=KEY)


@pytest.fixture
def expander(loopback: LoopbackOpenAI) -> OpenAIExpander:
    return OpenAIExpander(server=paid(loopback), patience=AT_ONCE)


def error_of(expander: OpenAIExpander, n: int = 3) -> EngineError:
    with pytest.raises(EngineError) as caught:
        expander.expand([BEACH] * n, seed=1)
    assert caught.value.billed in ("no", "yes", "perhaps")
    return caught.value


def entries(*numbers: int) -> list[dict[str, Any]]:
    """Prompts for these briefs, as a model writes them."""
    return [loop.prompt_for({"brief": number, "text": "a beach sunset"}) for number in numbers]


def asked(server: LoopbackOpenAI, path: str = RESPONSES) -> list[list[int]]:
    """Which briefs each request asked for."""
    return [[brief["brief"] for brief in loop.briefs_in(body)] for body in server.bodies(path)]


def test_one_call_gives_a_prompt_for_each_brief(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    prompts = expander.expand([BEACH] * 4, seed=1).prompts
    assert len({prompt.text for prompt in prompts}) == 4
    assert len({prompt.title for prompt in prompts}) == 4
    assert asked(loopback) == [[1, 2, 3, 4]]


def test_prompts_stand_in_the_order_of_their_briefs(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    loopback.queue(RESPONSES, answer(response(entries(3, 1, 2))))
    prompts = expander.expand([BEACH] * 3, seed=1).prompts
    assert [prompt.title for prompt in prompts] == ["at dawn", "at noon", "at dusk"]


def test_a_prompts_parts_are_named(expander: OpenAIExpander) -> None:
    (prompt,) = expander.expand([Brief("a kite", style="quilted felt", exclude="people")], seed=1).prompts
    assert (prompt.parts.subject, prompt.parts.light, prompt.parts.mood) == ("a kite", "at dawn", "calm")
    assert (prompt.parts.style, prompt.parts.avoid) == ("quilted felt", "people")


def test_the_request_demands_the_form_of_the_answer(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    expander.expand([Brief("a kite", style="watercolor", exclude="people")], seed=1)
    (body,) = loopback.bodies(RESPONSES)
    assert body["model"] == "gpt-6-luna"
    assert body["text"]["format"]["strict"] is True
    item = body["text"]["format"]["schema"]["properties"]["prompts"]["items"]
    assert set(item["required"]) == set(item["properties"]) == {"brief", "title", "prompt", *PARTS}
    (brief,) = loop.briefs_in(body)
    assert brief["leave_out"] == "people"
    assert "watercolor" in brief["style"]


def test_each_brief_keeps_its_own_words(expander: OpenAIExpander) -> None:
    briefs = [Brief("a kite"), Brief('say "hi" {now} $5\n\n第二'), Brief("half \ud83c a pair")]
    prompts = expander.expand(briefs, seed=1).prompts
    assert [prompt.parts.subject for prompt in prompts] == ["a kite", 'say "hi" {now} $5\n\n第二', "half ? a pair"]


def test_what_the_model_forgot_of_the_brief_is_added(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    loopback.queue(RESPONSES, answer(response([{"brief": 1, "prompt": "A kite over a harbour."}])))
    (prompt,) = expander.expand([Brief("a kite", style="quilted felt", exclude="ships, text")], seed=1).prompts
    assert prompt.text == "A kite over a harbour. Style: quilted felt. Leave out: ships, text."


def test_the_cost_comes_from_what_the_server_counted(expander: OpenAIExpander) -> None:
    assert expander.expand([BEACH], seed=1).cost.usd == pytest.approx((900 * 0.1 + 1600 * 0.5) / 1e6)


def test_a_server_on_this_machine_is_free(loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    expander = OpenAIExpander()
    assert expander.free
    assert expander.expand([BEACH], seed=1).cost == FREE


def test_a_model_without_a_price_costs_an_unknown_amount(loopback: LoopbackOpenAI) -> None:
    expander = OpenAIExpander("gpt-9", server=paid(loopback), patience=AT_ONCE)
    assert expander.expand([BEACH], seed=1).cost == UNKNOWN_COST


# Fewer than asked


def test_what_is_missing_is_asked_for_once_more(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    loopback.queue(RESPONSES, answer(response(entries(1, 3))))
    assert len(expander.expand([BEACH] * 3, seed=1).prompts) == 3
    assert asked(loopback) == [[1, 2, 3], [2]]
    again = json.loads(loopback.bodies(RESPONSES)[1]["input"])
    assert len(again["already_written"]) == 2


def test_both_calls_are_in_the_cost(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    once = expander.expand([BEACH], seed=1).cost
    loopback.queue(RESPONSES, answer(response(entries(1))))
    assert expander.expand([BEACH] * 2, seed=1).cost.usd == pytest.approx(2 * once.usd)


def test_a_wording_that_comes_twice_counts_once(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    twins = [entries(1)[0], {**entries(1)[0], "brief": 2}]
    loopback.queue(RESPONSES, answer(response(twins)))
    prompts = expander.expand([BEACH] * 2, seed=1).prompts
    assert prompts[0].text != prompts[1].text
    assert asked(loopback) == [[1, 2], [2]]


def test_prompts_without_numbers_are_taken_in_their_order(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    bare = [{"prompt": f"{count} red foxes."} for count in ("One of", "Two", "Three")]
    loopback.queue(RESPONSES, answer(response(bare)))
    assert [prompt.text for prompt in expander.expand([BEACH] * 2, seed=1).prompts] == [
        "One of red foxes.",
        "Two red foxes.",
    ]


def test_fewer_than_asked_twice_is_an_error_that_keeps_what_came(
    loopback: LoopbackOpenAI, expander: OpenAIExpander
) -> None:
    loopback.queue(RESPONSES, answer(response(entries(1))), answer(response([])))
    error = error_of(expander)
    assert isinstance(error, BadAnswerError)
    assert "only 1 of 3 prompts" in error.message
    assert [prompt.title for prompt in error.kept] == ["at dawn"]
    assert error.billed == "yes"


def test_a_failure_of_the_second_call_keeps_what_came_with_the_first(
    loopback: LoopbackOpenAI, expander: OpenAIExpander
) -> None:
    no_credit = fail(429, {"message": "No credit.", "code": "insufficient_quota"})
    loopback.queue(RESPONSES, answer(response(entries(1, 2))), no_credit)
    error = error_of(expander)
    assert isinstance(error, UnavailableError)
    assert len(error.kept) == 2
    assert error.billed == "yes"


# Answers that are no answers


def test_a_cut_answer_gives_the_prompts_that_are_whole(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    text = json.dumps({"prompts": entries(1, 2, 3)})
    cut = response(text[: text.rindex('"brief"') + 60], status="incomplete")
    loopback.queue(RESPONSES, answer(cut))
    assert len(expander.expand([BEACH] * 3, seed=1).prompts) == 3
    assert asked(loopback) == [[1, 2, 3], [3]]


@pytest.mark.parametrize(
    "text", ["", "I'd rather not.", '{"prompts": [{"brief": 1, "prom', "{" * 3000, "[1, 2]", "null"]
)
def test_an_answer_with_no_prompt_in_it_is_an_error(
    text: str, loopback: LoopbackOpenAI, expander: OpenAIExpander
) -> None:
    loopback.always(RESPONSES, answer(response(text)))
    error = error_of(expander)
    assert isinstance(error, BadAnswerError)
    assert error.kept == ()
    assert loopback.count(RESPONSES) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Sure!\n```json\n{}\n```\nEnjoy {{them}}.",
        '<think>{"prompts": []} or so</think>{}',
        "{}",
    ],
)
def test_json_in_the_middle_of_talk_is_found(text: str, loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    written = text.replace("{}", json.dumps({"prompts": entries(1, 2)}, indent=1))
    loopback.queue(RESPONSES, answer(response(written)))
    assert len(expander.expand([BEACH] * 2, seed=1).prompts) == 2
    assert loopback.count(RESPONSES) == 1


REFUSALS = [
    answer(response([], refusal="I cannot help with that.")),
    answer({**response(""), "incomplete_details": {"reason": "content_filter"}}),
    fail(400, {"message": "Rejected.", "code": "content_policy_violation"}),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=["in words", "by a filter", "by status"])
def test_a_refusal_is_an_error_of_its_own(
    refusal: loop.Answer, loopback: LoopbackOpenAI, expander: OpenAIExpander
) -> None:
    loopback.queue(RESPONSES, refusal)
    assert isinstance(error_of(expander), RefusedError)
    assert loopback.count("") == 1


# Servers that know less of the API


UNKNOWN = [
    fail(404, {"message": "Not Found"}),
    answer({"detail": "Method Not Allowed"}, status=405),
    answer("404 page not found", status=404, kind="text/plain"),
    answer({"error": "Unexpected endpoint or method."}),
    page(200),
]


@pytest.mark.parametrize("unknown", UNKNOWN, ids=range(len(UNKNOWN)))
def test_a_server_without_responses_is_asked_by_chat_from_then_on(
    unknown: loop.Answer, loopback: LoopbackOpenAI, expander: OpenAIExpander
) -> None:
    loopback.always(RESPONSES, unknown)
    expander.expand([BEACH] * 2, seed=5)
    expander.expand([BEACH] * 2, seed=6)
    assert [loopback.count(path) for path in (RESPONSES, CHAT)] == [1, 2]
    body = loopback.bodies(CHAT)[0]
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["seed"] == 5


def test_a_server_without_structured_output_is_asked_plainly(
    loopback: LoopbackOpenAI, expander: OpenAIExpander
) -> None:
    def refuse_formats(call: loop.Call) -> None:
        if "response_format" in call.seen.body:
            fail(400, {"message": "response_format is not supported"})(call)
        else:
            text = f"Here you are:\n{json.dumps({'prompts': loop.prompts_for(call.seen.body)})}"
            answer(chat(text))(call)

    loopback.always(RESPONSES, fail(404, {"message": "Not Found"}))
    loopback.always(CHAT, refuse_formats)
    assert len(expander.expand([BEACH] * 2, seed=5).prompts) == 2
    assert "response_format" not in loopback.bodies(CHAT)[-1]


def test_an_older_azure_is_asked_by_chat(loopback: LoopbackOpenAI) -> None:
    loopback.always("/openai/deployments/luna/chat/completions?api-version=2026-01-01", loop.expand_chat)
    server = OpenAIServer(base_url=loopback.address, key="azure-test-key", azure_version="2026-01-01")
    assert len(OpenAIExpander("luna", server=server, patience=AT_ONCE).expand([BEACH], seed=1).prompts) == 1


def test_usage_by_the_names_of_chat_is_reckoned_with(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    loopback.always(RESPONSES, fail(404, {"message": "Not Found"}))
    assert expander.expand([BEACH], seed=1).cost.usd == pytest.approx((900 * 0.1 + 1600 * 0.5) / 1e6)


@pytest.mark.parametrize("reply", [chat("", refusal="No."), chat("", finish="content_filter")])
def test_a_chat_may_refuse_too(reply: dict[str, Any], loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    loopback.always(RESPONSES, fail(404, {"message": "Not Found"}))
    loopback.always(CHAT, answer(reply))
    assert isinstance(error_of(expander), RefusedError)


def test_a_web_page_in_place_of_an_api_points_to_the_base_url(
    loopback: LoopbackOpenAI, expander: OpenAIExpander
) -> None:
    loopback.always(RESPONSES, page(200, "Welcome"))
    loopback.always(CHAT, page(200, "Welcome"))
    error = error_of(expander)
    assert isinstance(error, BadAnswerError)
    assert "OPENAI_BASE_URL" in error.advice


# Failures on the way


def test_without_a_key_nothing_is_asked() -> None:
    assert isinstance(error_of(OpenAIExpander()), KeyMissingError)


def test_a_wrong_key_is_tried_once(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    loopback.always(RESPONSES, fail(401, {"message": f"Incorrect API key provided: {KEY}"}))
    error = error_of(expander)
    assert isinstance(error, KeyMissingError)
    assert KEY not in f"{error}{error!r}{error.__context__}{error.__cause__}"
    assert loopback.count("") == 1


@pytest.mark.parametrize("failure", [fail(429, {"message": "Slow."}, Retry_After="0")])
def test_a_failure_that_passes_is_asked_again(
    failure: loop.Answer, loopback: LoopbackOpenAI, expander: OpenAIExpander
) -> None:
    loopback.queue(RESPONSES, failure)
    assert len(expander.expand([BEACH], seed=1).prompts) == 1


def test_a_stalling_server_is_left(loopback: LoopbackOpenAI) -> None:
    loopback.always(RESPONSES, loop.stall)
    error = error_of(OpenAIExpander(server=paid(loopback), patience=Patience(timeout=0.3, first=0)))
    assert error.billed == "perhaps"


def test_a_retired_model_is_an_error_before_any_request(loopback: LoopbackOpenAI) -> None:
    assert "retired" in error_of(OpenAIExpander("dall-e-3", server=paid(loopback))).message
    assert loopback.count("") == 0


def test_no_repr_holds_the_key(expander: OpenAIExpander) -> None:
    assert not re.search(KEY[:10], f"{expander!r}{expander.server!r}{vars(expander)!r}")


# Weak models


@pytest.mark.parametrize("prompt", [",", "1", "...", "prompt", "null", "{}", "string", "a", "🦊", "1 2 3 4 5 6 7 8"])
def test_nonsense_in_the_place_of_a_prompt_is_asked_for_once_more_with_what_was_wrong(
    prompt: str, loopback: LoopbackOpenAI, expander: OpenAIExpander
) -> None:
    loopback.queue(RESPONSES, answer(response([{"brief": 1, "prompt": prompt}])))
    (made,) = expander.expand([BEACH], seed=1).prompts
    assert BEACH.text in made.text
    first, second = (json.loads(body["input"]) for body in loopback.bodies(RESPONSES))
    assert "what_was_wrong" not in first
    assert "a whole sentence as the prompt of each brief" in second["what_was_wrong"]


def test_a_model_that_goes_on_with_nonsense_is_quoted(loopback: LoopbackOpenAI, expander: OpenAIExpander) -> None:
    loopback.always(RESPONSES, answer(response("I am a helpful assistant, and I love beaches." * 50)))
    error = error_of(expander)
    assert "nothing that could be read as prompts, asked twice. It begins: I am a helpful assistant" in error.message
    assert len(error.message) < 300
    assert loopback.count(RESPONSES) == 2


@pytest.mark.parametrize(
    "text", ["A red fox.", "雪の中の狐", "Ein Fuchs im Schnee.", "شاطئ البحر عند الغروب", "หมาป่าในหิมะ"]
)
def test_short_prompts_in_any_script_are_none_of_it(
    text: str, loopback: LoopbackOpenAI, expander: OpenAIExpander
) -> None:
    loopback.queue(RESPONSES, answer(response([{"brief": 1, "prompt": text}])))
    assert expander.expand([BEACH], seed=1).prompts[0].text == text


def test_what_a_model_wrote_is_cleaned_where_it_enters(
    loopback: LoopbackOpenAI, expander: OpenAIExpander, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    wrote = {"brief": 1, "title": "a\x07b\x1b[31m", "prompt": f"A red \ud83c fox\0 with {KEY} on a sign."}
    loopback.queue(RESPONSES, answer(response([wrote])))
    (made,) = expander.expand([BEACH], seed=1).prompts
    assert made.text == "A red ? fox with [key] on a sign."
    assert made.title == "ab[31m"


def test_a_key_in_another_spelling_is_no_prompt(
    loopback: LoopbackOpenAI, expander: OpenAIExpander, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    wrote = {"brief": 1, "prompt": f"A sign on a beach that reads {KEY[::-1]} in red letters."}
    loopback.queue(RESPONSES, answer(response([wrote])))
    (made,) = expander.expand([BEACH], seed=1).prompts
    assert KEY[::-1] not in made.text


# Servers with ways of their own


def test_a_server_that_fails_at_a_schema_is_asked_in_plain_chat(loopback: LoopbackOpenAI) -> None:
    """As llama-cpp-python's: it knows no Responses, and fails at a schema with a status that says nothing."""
    loopback.always(RESPONSES, fail(404, "Not Found"))

    def strict(call: loop.Call) -> None:
        if "response_format" in call.seen.body:
            fail(500, {"message": "[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type')}]"})(call)
        else:
            loop.expand_chat(call)

    loopback.always(CHAT, strict)
    expander = OpenAIExpander("tiny", server=paid(loopback))
    assert len(expander.expand([BEACH], seed=1).prompts) == 1
    expander.expand([BEACH], seed=1)
    assert ["response_format" in body for body in loopback.bodies(CHAT)] == [True, False, False]


def test_a_paid_gateway_that_fails_for_no_reason_is_not_asked_another_way(loopback: LoopbackOpenAI) -> None:
    loopback.always(RESPONSES, fail(500, {"message": "Oops."}))
    error = error_of(OpenAIExpander("tiny", server=paid(loopback)))
    assert error.billed == "perhaps"
    assert (loopback.count(RESPONSES), loopback.count(CHAT)) == (1, 0)


def test_a_server_that_streams_though_nobody_asked_is_read(loopback: LoopbackOpenAI) -> None:
    """As `transformers serve` does unless it is told not to: nothing is generated twice."""

    def streamed(call: loop.Call) -> None:
        whole = response(loop.prompts_for(call.seen.body))
        loop.stream({"type": "response.created"}, {"type": "response.completed", "response": whole})(call)

    loopback.always(RESPONSES, streamed)
    assert len(OpenAIExpander("tiny", server=paid(loopback)).expand([BEACH], seed=1).prompts) == 1
    assert loopback.count(RESPONSES) == 1
    assert loopback.bodies(RESPONSES)[0]["stream"] is False


def test_a_chat_that_streams_though_nobody_asked_is_read(loopback: LoopbackOpenAI) -> None:
    loopback.always(RESPONSES, fail(404, "Not Found"))

    def streamed(call: loop.Call) -> None:
        text = json.dumps({"prompts": loop.prompts_for(call.seen.body)})
        deltas = ({"content": text[at : at + 9]} for at in range(0, len(text), 9))
        loop.stream(*({"type": "chunk", "choices": [{"delta": delta}]} for delta in deltas))(call)

    loopback.always(CHAT, streamed)
    assert len(OpenAIExpander("tiny", server=paid(loopback)).expand([BEACH], seed=1).prompts) == 1
    assert loopback.count(CHAT) == 1

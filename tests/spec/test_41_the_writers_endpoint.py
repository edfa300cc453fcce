"""What is promised of asking a language model behind an endpoint?"""

title = "The writer's endpoint"
intro = """A writer is a language model behind a server that speaks as OpenAI's does.
Such servers are llama.cpp's, vLLM, Ollama, and hosted ones.
None is asked unless an operator named one.
Whatever goes wrong with it ends in one of eleven faults; the answer then comes without a draft.
In these examples the server is one on the same machine, and it plays each fault.
`bounds` are seconds, tokens, questions a day, and answers at once."""

ADDRESS = {"BEDSIDE_WRITER_URL": "http://127.0.0.1:8080/v1", "BEDSIDE_WRITER_NAME": "small"}


def test_no_writer_without_an_address(spec):
    """Without an address there is no writer, whatever else is set."""
    spec(
        "read a writer's settings",
        given={"variables": {"BEDSIDE_WRITER_NAME": "small", "BEDSIDE_WRITER_KEY": "sesame"}},
        expect={"is there": False},
    )


def test_the_bounds(spec):
    """Each variable has a default, and bounds what one answer, one day and one moment may take."""
    spec(
        "read a writer's settings",
        given={"variables": ADDRESS},
        expect={"is there": True, "has a key": False, "bounds": [60.0, 1000, 1000, 4]},
    )
    spec(
        "read a writer's settings",
        given={
            "variables": {
                **ADDRESS,
                "BEDSIDE_WRITER_SECONDS": "7.5",
                "BEDSIDE_WRITER_TOKENS": "400",
                "BEDSIDE_WRITER_BUDGET": "0",
                "BEDSIDE_WRITER_AT_ONCE": "1",
            }
        },
        expect={"bounds": [7.5, 400, 0, 1]},
    )
    spec(
        "read a writer's settings",
        given={"variables": {**ADDRESS, "BEDSIDE_WRITER_TOKENS": "many"}},
        expect_error="BEDSIDE_WRITER_TOKENS cannot be read. Write a number",
    )


def test_the_key(spec):
    """The key is given by itself or in a file, and is never shown."""
    spec(
        "read a writer's settings",
        given={"variables": {**ADDRESS, "BEDSIDE_WRITER_KEY": "sesame"}},
        expect={"has a key": True, "shows its key": False},
    )
    spec(
        "read a writer's settings",
        given={"variables": ADDRESS, "key file": "sesame\n"},
        expect={"has a key": True, "shows its key": False},
    )
    spec(
        "read a writer's settings",
        given={"variables": {**ADDRESS, "BEDSIDE_WRITER_KEY": "sesame"}, "key file": "sesame\n"},
        expect_error="BEDSIDE_WRITER_KEY and BEDSIDE_WRITER_KEY_FILE are both given",
    )


def test_addresses_that_are_refused(spec):
    """An address is `https`, or `http` on this machine, and holds no name, password or query."""
    for address in (
        "http://gpu.example.org/v1",
        "http://10.0.0.7:8000/v1",
        "http://0.0.0.0:8000/v1",
        "ftp://127.0.0.1/v1",
        "file:///etc/passwd",
        "https://jane:sesame@writer.example.org/v1",
        "https://writer.example.org/v1?key=sesame",
        "127.0.0.1:8080/v1",
    ):
        spec(
            "read a writer's settings",
            given={"variables": {**ADDRESS, "BEDSIDE_WRITER_URL": address}},
            expect_error="The writer's address cannot be used.",
        )


def test_what_is_outside(spec):
    """Only `localhost` and literal addresses of this machine are inside; no name is looked up for it."""
    for address in ("http://localhost:8080/v1", "http://127.8.9.1/v1", "http://[::1]:8080/v1"):
        spec(
            "read a writer's settings",
            given={"variables": {**ADDRESS, "BEDSIDE_WRITER_URL": address}},
            expect={"is outside": False, "may be asked": True},
        )
    for address in ("https://localhost.example.org/v1", "https://127.0.0.1.nip.io/v1", "https://10.0.0.7/v1"):
        spec(
            "read a writer's settings",
            given={"variables": {**ADDRESS, "BEDSIDE_WRITER_URL": address}},
            expect={"is outside": True, "may be asked": False},
        )


def test_outside_is_forbidden(spec):
    """A writer outside is not asked, and no connection is opened, unless the operator allows it."""
    address = "https://writer.example.org/v1"
    spec(
        "ask a writer",
        given={"plays": ["whole"], "settings": {"url": address}},
        expect={"ends": ["forbidden"], "requests": 0, "says include": "BEDSIDE_WRITER_OUTSIDE forbids"},
    )
    spec(
        "read a writer's settings",
        given={
            "variables": {**ADDRESS, "BEDSIDE_WRITER_URL": address, "BEDSIDE_WRITER_OUTSIDE": "mask"},
        },
        expect={"is outside": True, "may be asked": True},
    )


def test_a_whole_answer(spec):
    """The writer is asked for a JSON schema, as evenly as it can, and its answer comes piece by piece."""
    spec(
        "ask a writer",
        given={"plays": ["whole"]},
        expect={
            "ends": ["whole"],
            "texts": ['{"answer": "Salt fell."}'],
            "told": {
                "model": "small",
                "stream": True,
                "stream_options": {"include_usage": True},
                "seed": 20260101,
                "temperature": 0,
                "max_tokens": 100,
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {"name": "answer", "strict": True, "schema": {"type": "object"}},
                },
            },
        },
    )


def test_what_a_server_learns(spec):
    """A server sees these headers alone: nothing of the environment, and nothing about the machine."""
    spec(
        "ask a writer",
        given={"plays": ["whole"]},
        expect={
            "headers": [
                "Accept",
                "Accept-Encoding",
                "Authorization",
                "Connection",
                "Content-Length",
                "Content-Type",
                "Host",
                "User-Agent",
            ]
        },
    )


def test_answers_that_are_whole_all_the_same(spec):
    """Reasoning, a second answer and what comes after the end are not read."""
    for play in (
        "whole, told in one breath",
        "whole, with reasoning",
        "whole, beside a second answer",
        "whole, and then rubbish",
        "whole, and then silence",
    ):
        spec(
            "ask a writer",
            given={"plays": [play]},
            expect={"ends": ["whole"], "texts": ['{"answer": "Salt fell."}'], "text of others told": False},
        )


def _meets(spec, fault, *plays, **given):
    """Each play ends so, and nothing of what the server said is told."""
    for play in plays:
        spec(
            "ask a writer",
            given={"plays": [play], **given},
            expect={"ends": [fault], "text of others told": False},
        )


def test_refused(spec):
    """`refused`: it fails, is not there, does not take the question, sends elsewhere, or declines."""
    _meets(
        spec,
        "refused",
        "fails",
        "knows no such path",
        "knows no such question",
        "sends elsewhere",
        "an error as an event",
        "declines",
        "filters its answer",
        "a charset that unpacks",
    )


def test_denied(spec):
    """`denied`: it does not let us in."""
    _meets(spec, "denied", "asks who we are", "forbids")


def test_busy(spec):
    """`busy`: it has too much to do."""
    _meets(spec, "busy", "has too much to do", "is away", "asks for time in no way")


def test_slow(spec):
    """`slow`: it is not done in time, counted over the whole, so that a server that drips meets it too."""
    _meets(
        spec,
        "slow",
        "silence",
        "silence after its headers",
        "silence amid the answer",
        "drips its answer",
        "drips its headers",
        "drips comments",
        seconds=0.2,
    )
    _meets(spec, "slow", "waits for another")


def test_broken_off(spec):
    """`broken-off`: it hangs up, or meets an error, before it said that it is done."""
    _meets(
        spec,
        "broken-off",
        "nothing at all",
        "hangs up within its headers",
        "hangs up within the answer",
        "hangs up within an event",
        "hangs up within a part",
        "an error amid the answer",
        "an end of another kind",
    )


def test_too_few_tokens(spec):
    """What was written until the tokens ran out is kept; that it was cut is told after it."""
    spec(
        "ask a writer",
        given={"plays": ["too few tokens"]},
        expect={
            "ends": ["broken-off"],
            "texts": ['{"answer": "Salt '],
            "says include": "BEDSIDE_WRITER_TOKENS allows more",
        },
    )


def test_rubbish(spec):
    """`rubbish`: it gives no answer in the form that was asked for; nothing that is packed is unpacked."""
    _meets(
        spec,
        "rubbish",
        "a web page",
        "an answer in one",
        "not HTTP",
        "huge headers",
        "a packed answer",
        "a packed complaint",
        "not JSON",
        "JSON of another form",
        "JSON of many storeys",
        "a number without end",
        "not UTF-8",
        "null signs",
        "half a sign",
        "calls a tool",
    )


def test_endless(spec):
    """`endless`: it gives more than an answer can be."""
    _meets(spec, "endless", "text without end", "a line without end", "a complaint without end")


def test_empty(spec):
    """`empty`: it writes nothing."""
    _meets(spec, "empty", "nothing", "only spaces", "only reasoning", "null bytes", "no events")


def test_endpoints_that_know_less(spec):
    """An endpoint that does not know what is asked is asked for less at once, and from then on."""
    spec(
        "ask a writer",
        given={"plays": ["does not know json_schema", "whole"], "questions": 2},
        expect={"ends": ["whole", "whole"], "forms": ["json_schema", "json_object", "json_object"]},
    )
    spec(
        "ask a writer",
        given={"plays": ["does not know json_schema", "does not know json_object", "whole"]},
        expect={"ends": ["whole"], "forms": ["json_schema", "json_object", "none"]},
    )
    spec(
        "ask a writer",
        given={"plays": ["does not know json_schema"]},
        expect={"ends": ["refused"], "requests": 3},
    )


def test_a_rest(spec):
    """After three faults in a row the writer is left to rest, and after a minute it gets one trial."""
    spec(
        "ask a writer",
        given={"plays": ["fails"], "questions": 5},
        expect={"ends": ["refused", "refused", "refused", "resting", "resting"], "requests": 3},
    )
    spec(
        "ask a writer",
        given={"plays": ["fails", "fails", "fails", "fails", "whole"], "questions": 6, "seconds between": 31},
        expect={"ends": [*["refused"] * 3, "resting", "refused", "resting"], "requests": 4},
    )
    spec(
        "ask a writer",
        given={"plays": ["fails", "fails", "fails", "whole"], "questions": 5, "seconds between": 61},
        expect={"ends": ["refused", "refused", "refused", "whole", "whole"], "requests": 5},
    )


def test_a_server_that_asks_for_time(spec):
    """A server that asks for time gets it at once, up to a quarter of an hour."""
    spec(
        "ask a writer",
        given={"plays": ["has too much to do for 7 seconds", "whole"], "questions": 3, "seconds between": 4},
        expect={"ends": ["busy", "resting", "whole"], "requests": 2},
    )
    spec(
        "ask a writer",
        given={"plays": ["has too much to do for a day", "whole"], "questions": 3, "seconds between": 500},
        expect={"ends": ["busy", "resting", "whole"], "requests": 2},
    )


def test_faults_that_are_not_the_servers(spec):
    """An answer that was cut, declined or empty says nothing against the server, and lets it not rest."""
    for play, end in (("too few tokens", "broken-off"), ("declines", "refused"), ("nothing", "empty")):
        spec(
            "ask a writer",
            given={"plays": [play], "questions": 5},
            expect={"ends": [end] * 5, "requests": 5},
        )


def test_a_budget(spec):
    """A day has so many questions, counted in each process; the next day begins anew."""
    spec(
        "ask a writer",
        given={"plays": ["whole"], "settings": {"budget": 2}, "questions": 4, "seconds between": 15_000},
        expect={"ends": ["whole", "whole", "spent", "whole"], "requests": 3},
    )


def test_answers_at_once(spec):
    """So many answers are written at one time; one more is told at once that there is no place."""
    spec(
        "ask a writer",
        given={"plays": ["whole"], "settings": {"at_once": 2}, "left open": 2},
        expect={"ends": ["busy"], "requests": 2, "says include": "BEDSIDE_WRITER_AT_ONCE"},
    )
    spec(
        "ask a writer",
        given={"plays": ["whole"], "settings": {"at_once": 2}, "left open": 1},
        expect={"ends": ["whole"], "requests": 2},
    )


def test_the_log(spec):
    """Each question is one line of the log: the writer, how it ended, seconds, pieces and tokens."""
    spec(
        "ask a writer",
        given={"plays": ["whole", "fails"], "questions": 2},
        expect={
            "log": [
                "writer small: whole after … s, 3 pieces, 7 tokens",
                "writer small: refused after … s, 0 pieces, ? tokens",
            ],
            "text of others told": False,
        },
    )

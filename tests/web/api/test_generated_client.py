"""Can a program be written from the description alone? A generated client asks, checks, calculates."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from bedside_web.api.description import describe


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """The package that openapi-python-client makes of the description."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_text(json.dumps(describe()))
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"]
    command += ["--path", "openapi.json", "--output-path", "bedside_client"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    # It has no word for lines of JSON, in which the trail leaves.
    assert run.stderr.count("WARNING parsing") == 1 and "WARNING parsing GET /api/v1/trail" in run.stderr
    return folder


def through(program) -> httpx.MockTransport:
    """What the client sends goes to the site in this process; no socket is opened."""

    def send(request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode().removeprefix("/api/v1/")
        body = json.loads(request.content) if request.content else None
        answer = program.post(path, body) if request.method == "POST" else program.get(path)
        return httpx.Response(answer.status_code, headers=dict(answer.items()), content=answer.content)

    return httpx.MockTransport(send)


def test_a_generated_client_asks_checks_and_calculates(made, desk, monkeypatch):
    """And what it gives back are words of its own, not bare dictionaries."""
    monkeypatch.syspath_prepend(str(made))
    part = importlib.import_module
    client = part("bedside_client").AuthenticatedClient(
        base_url="http://testserver",
        token="unused",
        httpx_args={"transport": through(desk.program("reader"))},
    )
    models = part("bedside_client.models")
    ask, check = part("bedside_client.api.asking.ask"), part("bedside_client.api.checking.check")
    calculate = part("bedside_client.api.at_the_bedside.calculate")
    given = ask.sync(client=client, body=models.QuestionSent(question="What causes hyperphosphatemia?"))
    assert isinstance(given, models.AnswerGiven)
    assert given.article.bottom_line[0].citations[0].number == 1
    report = check.sync(client=client, body=models.TextSent(text="Phosphate is 5 kg [7]."))
    assert isinstance(report, models.CheckReport) and report.texts[0].findings
    values = models.ValuesSent.from_dict({"given": {"qt": "400 ms", "heart-rate": "90"}})
    done = calculate.sync("qtc", client=client, body=values)
    assert isinstance(done, models.CalculationGiven) and done.shown[0] == "QTc, Bazett 490 ms"
    refused = calculate.sync("none", client=client, body=values)
    assert isinstance(refused, models.ProblemDetails) and refused.code == "not-found"

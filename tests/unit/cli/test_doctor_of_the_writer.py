"""What does `bedside doctor` say of a writer, and when does it connect?"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bedside.cli.doctor import doctor
from bedside.cli.doctor_writer import HOW_TO_SET
from writer_server import WriterServer

ROOT = Path(__file__).parents[3]


@pytest.fixture
def told(monkeypatch):
    """All lines from the writer's on; variables by their ends."""

    def run(*options, **variables):
        for name, value in variables.items():
            monkeypatch.setenv(f"BEDSIDE_WRITER_{name}", value)
        done = CliRunner().invoke(doctor, options, catch_exceptions=False)
        assert done.exit_code == 0
        return done.output[done.output.index("writer    ") :].split("\nreviewed")[0]

    return run


def test_no_writer(told):
    assert told() == "writer    none: BEDSIDE_WRITER_URL names none"
    assert told("--writer").splitlines() == [told(), f"          {HOW_TO_SET}"]
    assert (ROOT / "docs" / "how-to" / "use-a-writer.md").is_file() and "use-a-writer.md" in HOW_TO_SET


def test_a_name_without_an_address_is_told(told):
    line = told("--writer", NAME="small").splitlines()[0]
    assert line == "writer    none: BEDSIDE_WRITER_URL names none, so that BEDSIDE_WRITER_NAME does nothing"


def test_a_setting_that_cannot_be_is_told(told):
    assert "BEDSIDE_WRITER_TOKENS cannot be read" in told(
        URL="http://127.0.0.1:1/v1", NAME="a", TOKENS="many"
    )


def test_a_writer_outside(told):
    line = told("--writer", URL="https://writer.example.org/v1", NAME="small")
    assert "small at writer.example.org: forbidden, because it is outside" in line
    assert "BEDSIDE_WRITER_OUTSIDE forbids to ask there" in line
    assert "masked and shown" in told(OUTSIDE="mask")


def test_only_on_demand_is_it_asked(told):
    with WriterServer() as server:
        assert told(URL=server.url, NAME="small").endswith("on this machine") and not server.asked
        assert told("--writer").endswith("It answers.") and len(server.asked) == 1


def test_a_wrong_port_is_told(told):
    with WriterServer() as server:
        url = server.url
    assert told("--writer", URL=url, NAME="small").endswith(
        "The writer could not be reached. See that its server runs, and that BEDSIDE_WRITER_URL names it."
    )

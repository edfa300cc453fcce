"""The commands, run in-process: what they print, where, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bedside.cli.entry import main
from bedside.errors import how_to_install

QUESTION = "What are the causes of hypomagnesemia?"


@pytest.fixture
def bedside(monkeypatch, capsys):
    """Run the command line; gives exit code, output and errors."""

    def run(*arguments, **environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["bedside", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.jsonl"
    lines = [
        {"_id": "a1", "title": "Zinc", "text": "Zinc lozenges shortened the common cold by one day."},
        {"_id": "b2", "title": "Sleep", "text": "Sleep was not changed by zinc lozenges."},
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    return path


@pytest.fixture
def library(bedside, corpus, tmp_path):
    place = tmp_path / "library"
    assert bedside("ingest", corpus, "--library", place)[0] == 0
    return place


def test_version_is_told_without_loading_the_library(bedside):
    assert bedside("--version")[1].startswith("bedside 0.")


def test_ask_prints_a_plain_article_to_a_pipe(bedside):
    code, out, err = bedside("ask", QUESTION, COLUMNS="80")
    assert code == 0
    assert err == ""
    assert out.startswith("Causes of hypomagnesemia")
    assert "\x1b" not in out


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_ask_writes_each_format_to_a_file(bedside, tmp_path, form):
    path = tmp_path / "answer"
    assert bedside("ask", QUESTION, "--format", form, "--output", path)[0] == 0
    assert "hypomagnesemia" in path.read_text().lower()


def test_color_is_used_when_asked_for_and_never_otherwise(bedside):
    assert "\x1b[" in bedside("ask", "low mg", "--color", "always")[1]
    assert "\x1b[" not in bedside("ask", "low mg", NO_COLOR="1")[1]


def test_an_output_that_cannot_be_written_is_told(bedside, tmp_path):
    code, _, err = bedside("ask", QUESTION, "--output", tmp_path / "no" / "file")
    assert code == 2
    assert "cannot be written" in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="This system has no /dev/full.")
def test_verdicts_that_standard_output_refuses_are_told(tmp_path):
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"id": "1", "claim": "Zinc helps.", "passage": "Zinc helps."}')
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bedside.cli.entry", "verify", "--pairs", pairs],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 4
    assert "No space left on device" in done.stderr
    assert "None" not in done.stderr


def test_a_follow_up_keeps_its_condition_and_replays_to_the_same_bytes(bedside):
    first = json.loads(bedside("ask", QUESTION, "--format", "json")[1])
    _, out, _ = bedside("ask", "and in pregnancy?", "--follow-up", first["id"], "--format", "json")
    second = json.loads(out)
    assert (second["concept"], second["parent"]) == ("hypomagnesemia", first["id"])
    assert bedside("replay", second["id"])[1] == out


def test_an_answer_is_not_kept_when_that_is_not_wanted(bedside, tmp_path):
    folder = tmp_path / "answers"
    bedside("ask", QUESTION, "--no-save", BEDSIDE_ANSWERS=str(folder))
    assert not folder.exists()


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_an_answer_that_is_not_kept_names_no_command_to_come_back(bedside, tmp_path, form):
    """On the screen and in a file; what could be asked next is still told."""
    coming_back = ("--follow-up", "bedside replay")
    file = tmp_path / "answer"
    for words in ((), ("-o", str(file))):
        _, kept, _ = bedside("ask", QUESTION, "-f", form, *words)
        kept += file.read_text() if words else ""
        assert all(command in kept for command in coming_back)
        _, out, _ = bedside("ask", QUESTION, "-f", form, "--no-save", *words)
        out += file.read_text() if words else ""
        assert not any(command in out for command in coming_back)
        assert "claims" in out and len(out) > 0.8 * len(kept)
    bedside("ask", QUESTION, "-f", form, "--no-save", "-o", str(file))
    assert bedside("verify-file", str(file))[0] == 0


def test_an_answer_is_shown_even_if_it_cannot_be_kept(bedside, tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()
    code, out, err = bedside("ask", QUESTION, BEDSIDE_ANSWERS=str(blocked / "answers"))
    assert code == 0
    assert out
    assert "was not kept" in err
    assert "bedside replay" not in out and "--follow-up" not in out


@pytest.mark.parametrize("id", ["abc", "0" * 12, "../../etc/passwd"])
def test_an_unknown_answer_is_one_sentence(bedside, id):
    code, _, err = bedside("replay", id)
    assert code == 2
    assert err.count("\n") == 1


def test_a_saved_answer_whose_release_is_gone_is_told(bedside, library):
    import shutil

    id = json.loads(bedside("ask", "low mg", "--library", library, "--format", "json")[1])["id"]
    shutil.rmtree(library)
    code, _, err = bedside("replay", id)
    assert code == 2
    assert "is gone" in err


def test_a_question_from_standard_input_may_be_too_long(bedside, monkeypatch):
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"magnesium " * 120_000)))
    code, _, err = bedside("ask", "-")
    assert code == 2
    assert "at most 2,000" in err
    assert "magnesium magnesium" not in err


def test_a_wrong_option_names_what_may_be_chosen(bedside):
    code, _, err = bedside("ask", QUESTION, "--audience", "king")
    assert code == 2
    assert "'patient'" in err


def test_no_command_shows_the_help(bedside):
    assert "Commands:" in "".join(bedside()[1:])


def test_an_unknown_command_is_one_sentence(bedside):
    code, _, err = bedside("nonsense")
    assert code == 2
    assert err.count("\n") == 1


def test_search_prints_what_matches(bedside, library):
    _, out, _ = bedside("search", "zinc cold", "--library", library)
    assert out.splitlines()[0].split()[2] == "a1"


def test_search_says_when_there_is_no_literature(bedside):
    assert "no literature yet" in bedside("search", "zinc")[1]


def test_search_writes_a_trec_run(bedside, library, tmp_path):
    queries, run = tmp_path / "q.jsonl", tmp_path / "run.txt"
    queries.write_text('{"_id": "q1", "text": "zinc lozenges sleep"}\n')
    code, _, _ = bedside("search", "--queries", queries, "--top", 5, "--run", run, "--library", library)
    assert code == 0
    id, q0, work, rank, _, tag = run.read_text().splitlines()[0].split()
    assert (id, q0, work, rank, tag) == ("q1", "Q0", "b2", "1", "bedside")


def test_search_adds_and_leaves_out_parts(bedside, library):
    code, out, _ = bedside("search", "zinc cold", "--library", library, "--with", "long_forms")
    assert code == 0 and "a1" in out
    code, _, err = bedside("search", "zinc", "--library", library, "--with", "mesh", "--without", "mesh")
    assert code == 2 and "mesh is named by --with and by --without" in err


def test_search_wants_one_query_or_a_file(bedside):
    assert bedside("search")[0] == 2


def test_a_line_that_is_no_query_is_named(bedside, library, tmp_path):
    queries = tmp_path / "q.jsonl"
    queries.write_text('{"_id": "q1", "text": "zinc"}\n[]\n')
    code, _, err = bedside("search", "--queries", queries, "--library", library)
    assert code == 3
    assert f"{queries}:2" in err


def test_verify_judges_each_pair_and_names_bad_lines(bedside, tmp_path):
    pairs = tmp_path / "pairs.jsonl"
    text = "Zinc lozenges shortened the cold."
    pairs.write_text(json.dumps({"id": "1", "claim": text, "passage": text}) + "\nnot json\n")
    output = tmp_path / "out.jsonl"
    code, _, err = bedside("verify", "--pairs", pairs, "--output", output)
    assert code == 3
    assert f"{pairs}:2" in err
    judged = {"id": "1", "support": "supports", "findings": [], "score": 1.0}
    assert json.loads(output.read_text()) == judged


def test_ingest_names_bad_records_and_keeps_the_rest(bedside, corpus, tmp_path):
    corpus.write_text(corpus.read_text() + "\n{broken\n")
    code, out, err = bedside("ingest", corpus, "--library", tmp_path / "lib", "--bare")
    assert code == 0
    assert "Read 2 publications" in out
    assert f"{corpus}:3" in err


def test_ingest_of_nothing_readable_makes_no_library(bedside, tmp_path):
    code, _, err = bedside("ingest", tmp_path / "absent.xml", "--library", tmp_path / "lib")
    assert code == 3
    assert "There is no such file." in err
    assert not (tmp_path / "lib" / "CURRENT").exists()


def test_against_counts_what_it_looked_at(bedside, library):
    out = bedside("against", "Proton pump inhibitors increase intestinal absorption of magnesium.")[1]
    assert "hm-pit-005" in out and out.endswith("\n0 passages and 20 curated claims looked at.\n")
    told = json.loads(
        bedside("against", "Magnesium prolongs the common cold.", "-l", library, "-f", "json")[1]
    )
    assert told["claims_looked_at"] == 20


def test_doctor_tells_the_library_and_what_is_missing(bedside, library):
    assert "missing   literature" in bedside("doctor")[1]
    out = bedside("doctor", "--library", library)[1]
    assert "electrolytes 0.1.0" in out
    assert "missing   literature" not in out


def test_doctor_tells_an_extra_that_is_not_installed(bedside, monkeypatch):
    monkeypatch.setattr("bedside.cli.doctor.find_spec", lambda name: None if name == "weasyprint" else name)
    missing = [line for line in bedside("doctor")[1].splitlines() if line.startswith("missing   ")]
    assert f"missing   pdf, for articles as PDF. {how_to_install('pdf')}" in missing
    assert not [line for line in missing if line.startswith("missing   mcp")]


def test_doctor_finds_a_damaged_file(bedside, library):
    record = next(Path(library).glob("releases/*/manifest.json"))
    index = next(path for path in record.parent.rglob("index/claims/*") if path.stat().st_size)
    index.chmod(0o644)
    index.write_bytes(index.read_bytes() + b"x")
    code, out, err = bedside("doctor", "--library", library)
    assert code == 4
    assert "DAMAGED" in out
    assert index.name in err


def test_a_new_pack_validates_and_can_be_asked(bedside, tmp_path):
    assert bedside("pack", "new", "mine", "--in", tmp_path)[0] == 0
    code, out, _ = bedside("pack", "validate", tmp_path / "mine")
    assert code == 0
    assert "is valid: 1 claims" in out
    assert bedside("ingest", tmp_path / "mine", "--library", tmp_path / "lib")[0] == 0
    asked = bedside("ask", "what is the example condition?", "--library", tmp_path / "lib")[1]
    assert "placeholder" in asked


@pytest.mark.parametrize("name", ["Mine", "../x", "", "a b"])
def test_a_pack_name_that_cannot_be_one_is_told(bedside, tmp_path, name):
    assert bedside("pack", "new", name, "--in", tmp_path)[0] == 2


def test_a_broken_pack_is_listed_problem_by_problem(bedside, tmp_path):
    bedside("pack", "new", "mine", "--in", tmp_path)
    claims = tmp_path / "mine" / "claims" / "example-condition.yaml"
    claims.write_text(claims.read_text().replace("certainty: low", "certainty: lowish"))
    code, out, err = bedside("pack", "validate", tmp_path / "mine")
    assert code == 3
    assert "claims/example-condition.yaml:8: certainty is 'lowish'." in out
    assert "1 problem in" in err
    code, _, err = bedside("ingest", tmp_path / "mine", "--library", tmp_path / "lib")
    assert code == 3
    assert "bedside pack validate" in err


def test_a_folder_that_is_no_pack_is_told(bedside, tmp_path):
    assert bedside("pack", "validate", tmp_path / "absent")[0] == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_completion(bedside, shell):
    assert "_BEDSIDE_COMPLETE" in bedside("completion", shell)[1]

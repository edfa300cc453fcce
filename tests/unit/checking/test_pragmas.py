"""Does a comment silence what it names, where it stands, and nothing else?"""

import pytest

from bedside.checking import read_pragmas, silence
from bedside.terms import Finding, FindingCode, FindingFamily, Severity

NOTE = "<!-- bedside-ignore: unit-notation as quoted -->"


def on(text: str, words: str, code: FindingCode = FindingCode.UNIT_NOTATION) -> Finding:
    start = text.index(words)
    return Finding(code=code, family=FindingFamily.WORDING, severity=Severity.INFO, start=start,
                   end=start + len(words), reason="It is misread.")  # fmt: skip


def is_silent(text: str, words: str, code: FindingCode = FindingCode.UNIT_NOTATION) -> bool:
    pragmas, problems = read_pragmas(text, place="a.md")
    assert not problems
    return not silence([on(text, words, code)], pragmas)


@pytest.mark.parametrize(
    "text",
    [
        f"5 mcg {NOTE}",
        f"{NOTE} 5 mcg",
        f"One.\n5 mcg {NOTE}\nTwo.",
        f"{NOTE}\n5 mcg",
        f"{NOTE}\n\n\n5 mcg",
        f"{NOTE}\r\n\r\nOne\r\n5 mcg\r\n",
        f"One.\n  {NOTE}  \nTwo\nthree 5 mcg\n\nFour.",
        "<!--bedside-ignore: absolute-word ,\n unit-notation as\nquoted-->\n5 mcg",
        "<!-- bedside-ignore unit-notation as quoted --> 5 mcg",
    ],
)
def test_silent(text: str) -> None:
    assert is_silent(text, "5 mcg")


@pytest.mark.parametrize(
    "text",
    [
        f"5 mcg\n{NOTE}",
        f"One. {NOTE}\n5 mcg",
        f"{NOTE}\nOne.\n\n5 mcg",
        f"{NOTE}\r\nOne.\r\n\r\n5 mcg",
        f"{NOTE}\nOne.\n \t\n5 mcg",
        "<!-- another comment --> 5 mcg",
        "5 mcg bedside-ignore: unit-notation as quoted",
    ],
)
def test_not_silent(text: str) -> None:
    assert not is_silent(text, "5 mcg")


def test_another_code_is_not_silent() -> None:
    assert not is_silent(f"5 mcg {NOTE}", "5 mcg", FindingCode.UNIT_DIMENSION)


HOW = "Write <!-- bedside-ignore: absolute-word the reason -->."


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (" unit-notation", f"bedside-ignore of unit-notation gives no reason. {HOW}"),
        (" sum-open, time-order ", f"bedside-ignore of sum-open, time-order gives no reason. {HOW}"),
        ("", f"bedside-ignore names no finding. {HOW}"),
        (
            " sum-opn quoted",
            "There is no finding “sum-opn” (did you mean “sum-open”?). See docs/reference/findings.md.",
        ),
    ],
)
def test_what_is_wrong_with_a_pragma_is_told(said: str, problem: str) -> None:
    text = f"One.\n5 mcg <!-- bedside-ignore:{said} -->"
    pragmas, problems = read_pragmas(text, place="a.md")
    assert pragmas == () and [str(each) for each in problems] == [f"a.md:2: {problem}"]


def test_a_comment_without_end_is_told() -> None:
    pragmas, problems = read_pragmas("<!-- bedside-ignore: unit-notation quoted\n5 mcg", place="a.md")
    assert pragmas == () and "does not end" in str(problems[0])


def test_many_comments_without_end_are_each_told() -> None:
    pragmas, problems = read_pragmas(f"<!-- bedside-ignore {'x' * 2_000}\n" * 50, place="a.md")
    assert pragmas == () and [each.line for each in problems] == list(range(1, 51))

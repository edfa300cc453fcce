"""How do notes made while reading become labels? Finds each noted text in its sentence, or says why not.

Run: ``python benchmarks/quantity_labels/build.py NOTES... --data ../shared/data > labels.jsonl``.
A note file has ``#NUMBER`` for a sentence (the order of drawing) and below it, in order of place, lines
``text|value|unit|role|rest``: value ``5``, ``<=5`` or ``2:4``; unit ``-`` for none; role in short;
rest ``total=40 level=95 spread=0.3 of=... sp=...``, ``!`` for "the first of several such texts from here",
``#`` for "inside a run of letters or digits". A text must occur after the one before it, once.
"""

import argparse
import json
import re
import sys
from pathlib import Path

from sample import Place, draw_all, row

ROLES = {
    "v": "value",
    "c": "count",
    "ci": "confidence interval",
    "p": "p-value",
    "f": "frequency",
    "per": "period",
    "dl": "deadline",
    "dur": "duration",
    "m": "moment",
    "a": "age",
    "l": "label",
}
WORD_NUMBERS = re.compile(
    r"\b(?:half|halves|thirds?|quarters?|fourths?|one|two|twofold|threefold|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundred|thousand|million|once|twice|single|daily|double|[bt]\.?i\.?d|q\.?[id]\.?d?|"
    r"every other|zero)\b",
    re.IGNORECASE,
)
VALUE = re.compile(r"(<=|>=|<|>|~|)(-?[\d.]+)(?::(-?[\d.]+))?$")
REST = re.compile(
    r"(total|level|spread|of|sp)=(.*?)"
    r"(?=\s+(?:total|level|spread|of|sp|[!#])(?:=|$)|\s*[!#]*$)"
)


def plain(printed: str) -> float | int:
    """A number without a needless ``.0``."""
    return int(float(printed)) if float(printed).is_integer() else float(printed)


def number_start(text: str) -> int:
    """Where in a noted text its number begins: the first digit, or the first number word."""
    digit = re.search(r"(?<!\d)[-−–]?\.?[\d½¼¾]", re.sub(r"(?<=[A-Za-z\d])[-−–]", " ", text))
    if digit:
        return digit.end() - 1
    word = WORD_NUMBERS.search(text)
    if not word:
        raise ValueError(f"no number in {text!r}")
    return word.start()


def place_of(sentence: str, text: str, start: int, marks: str) -> int:
    """Where ``text`` stands from ``start`` on; raises ValueError if nowhere or in several places."""
    # A space of a note stands for any kind of space.
    pattern = re.escape(text).replace(r"\ ", r"\s")
    found = [m.start() for m in re.finditer(pattern, sentence) if m.start() >= start]
    if "#" not in marks:
        found = [at for at in found if not _cuts_a_word(sentence, at, at + len(text))]
    if not found:
        raise ValueError(f"{text!r} does not stand behind place {start}")
    if len(found) > 1 and "!" not in marks:
        raise ValueError(f"{text!r} stands in {len(found)} places")
    return found[0]


def _cuts_a_word(sentence: str, start: int, end: int) -> bool:
    before, after = sentence[start - 1 : start], sentence[end : end + 1]
    number_goes_on = re.match(r"[.,·]\d", sentence[end:]) and sentence[end - 1].isdigit()
    return (
        (before.isalnum() and sentence[start].isalnum())
        or (after.isalnum() and sentence[end - 1].isalnum())
        or bool(number_goes_on)
        or bool(sentence[start].isdigit() and re.search(r"\d[.,·]$", sentence[:start]))
    )


def label_of(sentence: str, note: str, start: int) -> tuple[dict[str, object], int]:
    text, value, unit, role, *more = note.split("|")
    rest = more[0] if more else ""
    marks = re.sub(r"\w+=.*?(?=\s[!#]|$)", "", rest)
    at = place_of(sentence, text, start, marks)
    parsed = VALUE.match(value)
    if not parsed:
        raise ValueError(f"{value!r} is no value")
    extra = {key: said.strip(" !#") for key, said in REST.findall(rest)}
    figures = {key: plain(extra[key]) for key in ("total", "level", "spread") if key in extra}
    label = {
        "at": at + number_start(text),
        "text": sentence[at : at + len(text)],
        "low": plain(parsed[2]),
        "high": plain(parsed[3]) if parsed[3] else None,
        "comparator": "range" if parsed[3] else parsed[1] or "=",
        "unit": None if unit == "-" else unit,
        "role": ROLES[role],
        **figures,
        "of": extra.get("of"),
        "specimen": extra.get("sp"),
    }
    return label, at + len(text)


def read_notes(paths: list[Path]) -> dict[int, list[str]]:
    notes: dict[int, list[str]] = {}
    for line in "\n".join(path.read_text(encoding="utf-8") for path in paths).splitlines():
        if re.fullmatch(r"#\d+", line):
            number = int(line[1:])
            if number in notes:
                raise ValueError(f"sentence {number} was noted twice")
            notes[number] = []
        elif line.strip():
            notes[number].append(line)
    return notes


def build(number: int, place: Place, notes: list[str]) -> dict[str, object]:
    labels, start = [], 0
    for note in notes:
        label, start = label_of(place[4], note, start)
        labels.append(label)
    return {**row(number, place), "quantities": labels}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    chosen = parser.parse_args()
    places = dict(enumerate(draw_all(chosen.data)[0], start=1))
    wrong = 0
    for number, notes in sorted(read_notes(chosen.notes).items()):
        try:
            print(json.dumps(build(number, places[number], notes), ensure_ascii=False))
        except (ValueError, KeyError) as problem:
            wrong += 1
            print(f"#{number}: {problem}", file=sys.stderr)
    if wrong:
        sys.exit(f"{wrong} sentences could not be labeled")


if __name__ == "__main__":
    main()

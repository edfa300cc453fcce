"""Which parts of a guideline summary are recommendations, and with which grade?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bedside.literature.ngc_blocks import Block, Form, field_blocks
from bedside.literature.passages import Part
from bedside.literature.stated_grades import (
    GradeMark,
    RatingScheme,
    find_grades,
    heading_grade,
    leading_grade,
)
from bedside.terms import PassageKind, StatedGrade

_DEFINITIONS = re.compile(
    r"Definitions?(?:\s+(?:of|for) (?:the )?"
    r"(?:levels?|strengths?|grad|quality|class|rating|evidence|recommend).*)?:?\Z"
    r"|(?:Rating|Grading) (?:Scheme|System)\b.*",
    re.IGNORECASE,
)
_DEFINITIONS_FROM = 0.25
"""Definitions close the field; what calls itself so in the first quarter is clinical, or a list of terms."""

_RECOMMENDS = re.compile(
    r"\b(?:should(?! be noted)|must|recommend(?:s|ed)?|suggest|advis(?:e|es|ed|able)|"
    r"contraindicated|(?:is|are) suggested|(?:is|are) indicated|(?:may|can) be considered|is reasonable)\b"
    r"|\ARecommendations?(?: \w{1,5})?:"
    r"|, (?:then )?(?:offer|consider|do not|advise|refer|ensure|discuss|give|use|perform)\b"
    r"|\[(?:new )?(?:19|20)\d\d(?:, amended (?:19|20)\d\d)?\]\W*\Z",  # as NICE dates each recommendation
    re.IGNORECASE,
)
_IMPERATIVES = frozenset(
    """Administer Advise Arrange Ask Assess Avoid Be Carry Check Consider Continue Counsel Discuss Do Educate
    Encourage Ensure Evaluate Explain Give Identify Include Inform Initiate Limit Maintain Make Measure
    Monitor Obtain Offer Perform Prescribe Provide Record Refer Repeat Review Screen Start Stop Take Tell
    Test Think Treat Use""".split()
)
_NO_ADVICE = re.compile(
    r"(?:Rationale|Evidence|Discussion|Background|Support|Introduction|Note|Comment|Literature|"
    r"Summary of|Quality of|Benefit|Harm|Risk|Cost|Value|Intentional|Role of|Differences|Research|"
    r"Footnote|Abbreviation)",
    re.IGNORECASE,
)
_NO_ADVICE_HEADING = re.compile(
    r"(?:Rationale|Background|Discussion|Introduction\b.*|Summary of (?:the )?Literature.*|Literature\b.*|"
    r"Evidence(?: Summary| Base)?|Supporting\b.*|Research\b.*|Footnotes?|Abbreviations?|Benefits?|Harms?|"
    r"Values(?: and Preferences)?|Costs?)\W*\Z",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"Notes?\b.{0,120}?:"
    r"|(?:The|Definitions?|Levels?|Grades?)\b.{0,300}"
    r"\b(?:defined|provided|given|presented|repeated) at the end\b"
    r"|See (?:the|also|Figure|Table|Appendix)\b|\*|†",
    re.IGNORECASE,
)
_NONE_GIVEN = re.compile(r"None (?:specified|given)\.?\Z", re.IGNORECASE)
_GRADE_COLUMN = re.compile(
    r"(?:(?P<full>(?:Strength|Grade|Class|Level|Rating)(?: of)?(?: the)? Recommendations?|"
    r"Recommendation (?:Grade|Strength|Level|Rating))|Grade|Class|COR|Strength)\*?\Z",
    re.IGNORECASE,
)
_ADVICE_COLUMN = re.compile(r"Recommendations?\W*\Z", re.IGNORECASE)
_GRADE_CELL = re.compile(r"[\w+/ -]{1,30}\Z")
_CITATION_AFTER = re.compile(
    r"(?:\s*[(\[][^()\[\]]{0,600}\b(?:19|20)\d\d[^()\[\]]{0,100}[)\]])?[\s)\].;,*†‡]*"
)
_SHORTEST_REST = 25


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of a block with the grades that end it."""

    text: str
    marks: tuple[GradeMark, ...]


def recommendation_parts(markup: str, *, path: tuple[str, ...], scheme: RatingScheme | None) -> list[Part]:
    """The parts of the field of recommendations, each under ``path`` and its own headings.

    What carries a grade, or says what should be done, is a recommendation; the rest is prose or table, and
    the definitions of grades that close the field are a list. Without a rating scheme nothing has a grade.
    """
    blocks = field_blocks(markup, count_marks=lambda text: len(find_grades(text, scheme)))
    parts: list[Part] = []
    is_defining = False
    last: Block | None = None
    for number, block in enumerate(blocks):
        if number >= len(blocks) * _DEFINITIONS_FROM:
            is_defining = is_defining or _opens_definitions(block)
        if is_defining:
            parts.append(Part((*path, *block.path), block.text, PassageKind.LIST))
        elif parts and last and _stand_together(last, block) and (grade := _bare_grade(block, scheme)):
            parts[-1] = _with_grade(parts[-1], block, grade)
        else:
            parts.extend(_parts(block, path, scheme))
        last = block
    return parts


def _opens_definitions(block: Block) -> bool:
    opening = block.text.split(":")[0]
    return any(_DEFINITIONS.match(heading) for heading in block.path) or bool(_DEFINITIONS.fullmatch(opening))


def _stand_together(before: Block, block: Block) -> bool:
    return before.path == block.path and Form.ROW not in (before.form, block.form)


def _bare_grade(block: Block, scheme: RatingScheme | None) -> StatedGrade | None:
    """The grade of a block that is nothing but one, with the citation after it."""
    marks = [mark for mark in find_grades(block.text, scheme) if mark.is_whole]
    if len(marks) != 1 or scheme is None or block.text[: marks[0].start].strip():
        return None
    after = _CITATION_AFTER.sub("", block.text[marks[0].end :], count=1)
    return None if after else scheme.grade(marks[0].printed)


def _with_grade(part: Part, block: Block, grade: StatedGrade) -> Part:
    """The part with the line of the grade that followed it; one that has a grade keeps its own alone."""
    text = f"{part.text} {block.text}"
    return Part(part.path, text, PassageKind.RECOMMENDATION, grade=part.grade or grade)


def _parts(block: Block, path: tuple[str, ...], scheme: RatingScheme | None) -> Iterator[Part]:
    where = (*path, *block.path)
    if block.form is Form.ROW:
        grade = _cell_grade(block, scheme)
        is_advice = grade is not None or any(_ADVICE_COLUMN.match(header) for header, _ in block.cells)
        kind = PassageKind.RECOMMENDATION if is_advice else PassageKind.TABLE
        yield Part(where, block.text, kind, grade=grade)
        return
    above = next((found for each in reversed(block.path) if (found := heading_grade(each, scheme))), None)
    for piece in _pieces(block.text, find_grades(block.text, scheme)):
        grade = _grade(piece, above=above, scheme=scheme)
        is_advice = grade is not None or _is_advice(piece.text, block)
        kind = PassageKind.RECOMMENDATION if is_advice else PassageKind.PROSE
        yield Part(where, piece.text, kind, grade=grade)


def _grade(piece: _Piece, *, above: str | None, scheme: RatingScheme | None) -> StatedGrade | None:
    """What the text prints of strength; else its opening or its heading, beside the evidence it prints."""
    if scheme is None or _NOTE.match(piece.text):
        return None
    printed = [mark.printed for mark in piece.marks]
    if any(mark.is_whole for mark in piece.marks):
        return scheme.grade("; ".join(printed))
    opening = leading_grade(piece.text, scheme)
    if opening and _NONE_GIVEN.search(piece.text):
        return None
    stated = opening or above
    return scheme.grade("; ".join([stated, *printed])) if stated else None


def _pieces(text: str, marks: Sequence[GradeMark]) -> Iterator[_Piece]:
    """A text cut after each grade and the citation that follows it; grades side by side stay together."""
    start = 0
    held: list[GradeMark] = []
    for number, mark in enumerate(marks):
        held.append(mark)
        after = _CITATION_AFTER.match(text, mark.end)
        end = after.end() if after else mark.end
        if number + 1 < len(marks) and marks[number + 1].start <= end + 1:
            continue
        following = marks[number + 1].start if number + 1 < len(marks) else len(text)
        if following - end < _SHORTEST_REST and following == len(text):
            end = len(text)
        yield _Piece(text[start:end].strip(), tuple(held))
        start, held = end, []
    if text[start:].strip():
        yield _Piece(text[start:].strip(), tuple(held))


def _is_advice(text: str, block: Block) -> bool:
    """Whether words without a grade say what to do."""
    label, colon, _ = text.partition(":")
    if colon and len(label) <= 40 and _NO_ADVICE.match(label):
        return False
    if _NOTE.match(text) or any(map(_NO_ADVICE_HEADING.match, block.path)) or _NONE_GIVEN.search(text):
        return False
    if text.endswith("?"):
        return False
    if text.split(" ", 1)[0] in _IMPERATIVES:
        return True
    return _RECOMMENDS.search(text) is not None


def _cell_grade(block: Block, scheme: RatingScheme | None) -> StatedGrade | None:
    """The one cell of a row that stands in a column of grades, if it says no more than a grade."""
    found = [(match, cell) for header, cell in block.cells if (match := _GRADE_COLUMN.match(header))]
    if scheme is None or len(found) != 1 or len(block.cells) < 2:
        return None
    (header, cell), *_ = found
    if not _GRADE_CELL.match(cell):
        return None
    is_in_scheme = re.search(rf"(?<!\w){re.escape(cell)}(?!\w)", scheme.text, re.IGNORECASE)
    return scheme.grade(cell) if header["full"] or is_in_scheme else None

"""How does an article look where Markdown is read: a wiki, an issue, a notebook?"""

import re
from collections.abc import Iterable, Sequence

from bedside.rendering import view
from bedside.rendering.labels import Labels, labels_for
from bedside.rendering.legible import legible, safe_url
from bedside.terms import Article, Citation, Reference, Section, Statement, Table

# Inline marks of CommonMark and GFM, `$` (mathematics on many sites), and entities.
_MARKS = re.compile(r"[\\`*_\[\]|~$#]|&(?=#?\w+;)|<(?=[A-Za-z/!?])")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
# What would start a heading, list, quotation or rule at the beginning of a line.
_LINE_START = re.compile(r"^(?:>|[+-](?=[\s-]|$)|=+$|\d{1,9}(?=[.)](?:\s|$)))")
_STEP_SIGNS = {view.StepState.DONE: "✓ ", view.StepState.CURRENT: "● ", view.StepState.COMING: "○ "}


def render_markdown(article: Article, *, is_saved: bool = True) -> str:
    """The article as CommonMark with GFM tables; texts of sources can neither format nor act.

    One that is not saved names no command that would come back to it.
    """
    shown = legible(article)
    labels = labels_for(shown.audience)
    is_kept = view.is_kept(shown, is_saved=is_saved)
    parts = (_opening, _bottom_line, _sections, _lists)
    blocks = [
        *(block for part in parts for block in part(shown, labels)),
        *_onward(shown, labels, is_kept=is_kept),
        *_references(shown, labels),
        *_closing(shown, labels, is_kept=is_kept),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def escape(text: str) -> str:
    """The text so that Markdown shows it letter by letter, wherever on a line it stands."""
    inner = _MARKS.sub(lambda met: _ENTITIES.get(met[0], f"\\{met[0]}"), text)
    return _LINE_START.sub(_quoted_start, inner)


def _quoted_start(met: re.Match[str]) -> str:
    # A digit cannot be escaped: the stop after it is.
    return f"{met[0]}\\" if met[0].isdigit() else f"\\{met[0]}"


def _opening(article: Article, labels: Labels) -> list[str]:
    urgent = article.urgent
    steps = " → ".join(
        f"**{_STEP_SIGNS[step.state]}{step.name} (now)**"
        if step.state is view.StepState.CURRENT
        else f"{_STEP_SIGNS[step.state]}{step.name}"
        for step in view.status_steps(article.status)
    )
    return [
        f"> **⚠ URGENT: {escape(urgent.urgency.value)}**\n>\n> **{escape(urgent.text)}**" if urgent else "",
        f"# {escape(article.title)}",
        escape(view.audience_line(article)),
        f"Status: {steps}",
        f"> {escape(article.status_note)}" if article.status_note else "",
        f"**Question:** {escape(article.question)}",
        *(escape(view.correction_line(correction)) for correction in article.corrections),
    ]


def _bottom_line(article: Article, labels: Labels) -> list[str]:
    instead = view.outcome_line(article)
    if not article.bottom_line and not instead:
        return []
    key = view.key_line(article)
    return [
        f"## {labels.bottom_line}",
        f"**{escape(instead)}**" if instead else "",
        *(_statement(article, statement, lead="") for statement in article.bottom_line),
        f"*{escape(key)}*" if key else "",
    ]


def _sections(article: Article, labels: Labels) -> list[str]:
    blocks: list[str] = []
    for section in article.sections:
        blocks += [f"## {escape(section.title)}", *_section_body(article, section)]
        for inner in section.subsections:
            blocks += [f"### {escape(inner.title)}", *_section_body(article, inner)]
    return blocks


def _section_body(article: Article, section: Section) -> list[str]:
    bullets = "\n".join(_statement(article, statement, lead="- ") for statement in section.statements)
    return [bullets, *(block for table in section.tables for block in _table(article, table))]


def _statement(article: Article, statement: Statement, *, lead: str) -> str:
    labels = labels_for(article.audience)
    text = escape(statement.text)
    parts = [text if lead else f"**{text}**", _marks(statement.citations)]
    parts += [f"**({labels.unverified})**"] if statement.is_unverified else []
    parts += [f"· *{note}*" for note in view.statement_notes(statement, audience=article.audience)]
    lines = [lead + " ".join(part for part in parts if part)]
    if statement.recommendation:
        lines.append(f"  - → {escape(view.recommendation_line(statement.recommendation))}")
    for dissent in statement.dissents:
        lines.append(f"  - *{labels.dissent}* {escape(dissent.says)} {_marks((dissent.citation,))}")
    inner_lead = "" if lead else "\n"  # a list after a paragraph needs an empty line before it
    return lines[0] + (("\n" + inner_lead + "\n".join(lines[1:])) if len(lines) > 1 else "")


def _marks(citations: Iterable[Citation]) -> str:
    numbers = view.citation_numbers(citations)
    return f"[{', '.join(f'[{number}](#ref-{number})' for number in numbers)}]" if numbers else ""


def _table(article: Article, table: Table) -> list[str]:
    labels = labels_for(article.audience)
    columns = [*map(escape, table.columns), "Sources"]
    lines = [_table_line(columns), _table_line(["---"] * len(columns))]
    for row in table.rows:
        caution = f" **({labels.unverified})**" if row.is_unverified else ""
        lines.append(_table_line([*map(escape, row.cells), _marks(row.citations) + caution]))
    note = f"*Note:* {escape(table.note)}" if table.note else ""
    return [f"**{escape(table.title)}**", "\n".join(lines), note]


def _table_line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lists(article: Article, labels: Labels) -> list[str]:
    near = [f"- {_linked(view.near_line(source), source.url)}" for source in article.near_sources]
    return [
        *_listed(labels.safety, article.safety_advice),
        *_listed(labels.not_found, article.not_found),
        *([f"## {labels.open_slots}", view.slots_line(article.open_slots)] if article.open_slots else []),
        *([f"## {labels.near_sources}", labels.near_sources_note, "\n".join(near)] if near else []),
    ]


def _onward(article: Article, labels: Labels, *, is_kept: bool) -> list[str]:
    asked = [
        f"- {escape(follow_up.question)} · *{view.claims_line(follow_up)}*"
        + (f"\n  {_code(view.ask_command(follow_up, article))}" if is_kept else "")
        for follow_up in article.follow_ups
    ]
    blocks = [f"## {labels.follow_ups}", "\n".join(asked)] if asked else []
    if not article.audience.is_lay or not (article.glossary or article.readability):
        return blocks
    terms = "\n".join(f"- **{escape(entry.term)}**: {escape(entry.meaning)}" for entry in article.glossary)
    return [*blocks, f"## {labels.glossary}", terms, escape(view.readability_line(article) or "")]


def _references(article: Article, labels: Labels) -> list[str]:
    blocks = [f"## {labels.references}"] if article.references else []
    for group in view.group_references(article.references):
        blocks += [f"### {group.title}", "\n".join(map(_reference, group.references))]
    return blocks


def _reference(reference: Reference) -> str:
    flags = "".join(f"**{flag}.** " for flag in view.reference_flags(reference))
    url = safe_url(reference.url)
    link = f" <{url}>" if url else ""
    depth = view.read_depth_line(reference.read_depth)
    anchor = f'<a id="ref-{reference.number}"></a>'
    return f"- {anchor}**[{reference.number}]** {flags}{escape(reference.text)} *({depth})*{link}"


def _closing(article: Article, labels: Labels, *, is_kept: bool) -> list[str]:
    made = [f"- {name}: {escape(value)}" for name, value in view.making_pairs(article)]
    if is_kept:
        made.append(f"- The same bytes again: {_code(view.replay_command(article))}")
    counts = f"**{view.counts_line(article.counts)}**"
    return [
        counts,
        f"## {labels.making}",
        "\n".join(made),
        f"## {labels.disclaimer}",
        escape(article.disclaimer),
    ]


def _listed(title: str, items: Sequence[str]) -> list[str]:
    return [f"## {title}", "\n".join(f"- {escape(item)}" for item in items)] if items else []


def _linked(title: str, url: str | None) -> str:
    address = safe_url(url)
    return f"[{escape(title)}](<{address}>)" if address else escape(title)


def _code(text: str) -> str:
    """A code span that the text cannot close: its fence is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    gap = " " if longest else ""
    return f"{fence}{gap}{text}{gap}{fence}"

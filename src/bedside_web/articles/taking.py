"""How does an article read in a file? With what the site knows of it today, and without commands."""

from dataclasses import replace

from django.conf import settings

from bedside.terms import Article, Audience
from bedside_web.articles.marked import marked_of
from bedside_web.articles.standing import Standing

DEMONSTRATION = "Demonstration: no real person signed this."
"""In the language of the article, like all that files say."""
COMMAND = "`bedside"
"""A line with a command is for those who run the library, not for the site's readers."""


def article_to_take(standing: Standing, audience: Audience) -> Article:
    """The article for a file: its note tells first what became of its sources, and of a demonstration."""
    article = standing.article(audience)
    warnings = [each.line for each in marked_of(article, standing.marked)]
    if settings.IS_DEMO:
        warnings.insert(0, DEMONSTRATION)
    return replace(
        article,
        status_note=" ".join(part for part in (*warnings, article.status_note) if part),
        not_found=without_commands(article.not_found),
    )


def without_commands(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines that speak to readers of the site."""
    return tuple(line for line in lines if COMMAND not in line)


def name_of_file(path: str, form: str) -> str:
    """What the file is called; a demonstration says so in its name."""
    mark = "demo-" if settings.IS_DEMO else ""
    return f"bedside-{mark}{path.replace('/', '-').replace('+', '-')}.{form}"

"""How is text laid out on a terminal? Paragraphs, hanging bullets, boxes and tables at a given width."""

import re
from collections.abc import Sequence
from io import StringIO
from typing import TYPE_CHECKING, TypeAlias

from bedside.rendering.legible import QUANTITY

if TYPE_CHECKING:  # rich is imported when a sheet is opened, because start-up time counts
    from rich.text import Text

MIN_WIDTH = 32
# Narrower columns than this break words: the rows are then written one under another.
MIN_COLUMN = 13
# Stands for a space that no line may break at; removed from sources by ``clean`` (private use).
GLUE = "\ue000"

Run: TypeAlias = tuple[str, str]
"""A stretch of text and its style."""

# A mark longer than this may break, or narrow pages would get very uneven lines.
_GLUED_MARK = 24
_LINK_ID = re.compile("\x1b]8;id=[^;]*;")
_LINE_END = re.compile("(?: |\x1b\\[[0-9;]*m)+$", re.MULTILINE)


def kept(mark: str) -> str:
    """A mark that stays on one line; a long one may break inside."""
    return mark.replace(" ", GLUE) if len(mark) <= _GLUED_MARK else mark


def glued(mark: str) -> str:
    """A mark that stays on one line together with the word before it; a long one may break."""
    return (GLUE if len(mark) <= _GLUED_MARK else " ") + kept(mark)


def _bound(text: str) -> str:
    return QUANTITY.sub(lambda met: met[0].replace(" ", GLUE), text)


class Sheet:
    """A page of text that grows downward; without ``color`` it holds no escape sequence."""

    def __init__(self, width: int, *, color: bool, links: bool) -> None:
        from rich.console import Console

        self._out = StringIO()
        self._links = links and color
        self.width = max(width, MIN_WIDTH)
        self._console = Console(
            file=self._out,
            width=self.width,
            force_terminal=color,
            force_jupyter=False,
            no_color=not color,
            color_system="standard" if color else None,
            legacy_windows=False,
            markup=False,
            highlight=False,
            emoji=False,
        )

    def finish(self) -> str:
        """The page, ending with one newline, the same for the same input."""
        page = _LINK_ID.sub("\x1b]8;;", self._out.getvalue().replace(GLUE, " "))
        return _LINE_END.sub(lambda met: met[0].replace(" ", ""), page).strip("\n") + "\n"

    def blank(self) -> None:
        """An empty line."""
        self._console.print()

    def line(self, *runs: Run, first: str = "", rest: str = "") -> None:
        """Runs of styled text, wrapped; ``first`` starts the first line, ``rest`` the others."""
        from rich.cells import cell_len
        from rich.text import Text

        text = Text.assemble(*((_bound(body), style) for body, style in runs))
        room = max(self.width - max(cell_len(first), cell_len(rest)), 8)
        for count, wrapped in enumerate(text.wrap(self._console, room)):
            self._print(Text(first if count == 0 else rest) + wrapped)

    def bullet(self, *runs: Run, mark: str = "•", indent: int = 0) -> None:
        """Runs of styled text after a mark, the lines below aligned with the first."""
        first = f"{' ' * indent}{mark} "
        self.line(*runs, first=first, rest=" " * len(first))

    def heading(self, title: str) -> None:
        """A heading with a rule that fills the line."""
        from rich.cells import cell_len

        self.blank()
        self.line((f"── {title} ", "bold cyan"), ("─" * (self.width - cell_len(title) - 4), "cyan"))

    def subheading(self, title: str) -> None:
        """A heading inside a part."""
        self.blank()
        self.line((title, "bold"))

    def url(self, url: str, *, indent: int = 0) -> None:
        """An address on a line of its own, never broken: broken addresses cannot be opened."""
        from rich.text import Text

        style = f"blue link {url}" if self._links else "blue"
        self._print(Text(" " * indent) + Text(url, style=style))

    def box(self, title: str, *, text: str) -> None:
        """A notice that cannot be missed."""
        from rich.box import DOUBLE
        from rich.panel import Panel
        from rich.text import Text

        heading = Text(f" {title} ", style="bold red")
        body = Text(text, style="bold")
        self._console.print(Panel(body, title=heading, box=DOUBLE, border_style="red", padding=(1, 2)))

    def fixed(self, *runs: Run) -> None:
        """A line as it is, never wrapped: an address, or a line with marks below its words."""
        from rich.text import Text

        self._print(Text.assemble(*runs))

    def table(self, columns: Sequence[str], *, rows: Sequence[Sequence[str]]) -> None:
        """A table; on a narrow page, each row as a small list."""
        if self.width // len(columns) < MIN_COLUMN:
            self._stacked(columns, rows)
            return
        from rich.box import HORIZONTALS
        from rich.table import Table
        from rich.text import Text

        grid = Table(box=HORIZONTALS, show_lines=True, show_edge=False, header_style="bold", pad_edge=False)
        for column in columns:
            grid.add_column(Text(column), overflow="fold", vertical="top")
        for row in rows:
            grid.add_row(*(Text(_bound(cell)) for cell in row))
        self._console.print(grid)

    def _stacked(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        for row in rows:
            self.bullet((row[0], "bold"))
            for column, cell in zip(columns[1:], row[1:], strict=False):
                if cell:
                    self.line((f"{column}: ", "dim"), (cell, ""), first="  ", rest="    ")

    def _print(self, text: "Text") -> None:
        self._console.print(text, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)

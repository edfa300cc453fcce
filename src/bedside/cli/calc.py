"""`bedside calc`: formulas with their sources, for values in any sensible unit."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bedside.cli.options import color_option, library_option
from bedside.cli.terminal import Color, find_manners, showing_progress

if TYPE_CHECKING:
    from bedside.terms import Calculator

json_option = click.option("--json", "is_json", is_flag=True, help="Write JSON for programs.")


class _Calculators(click.Group):
    """A command for each calculator, with an option for each of its inputs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from bedside.library.clinic import CALCULATORS

        return [each.id for each in CALCULATORS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from bedside.library.clinic import CALCULATORS

        calculator = next((each for each in CALCULATORS if each.id == cmd_name), None)
        return _command(calculator) if calculator else None


@click.group(cls=_Calculators, invoke_without_command=True)
@json_option
@color_option
@click.pass_context
def calc(ctx: click.Context, *, is_json: bool, color: str) -> None:
    """Calculate from a patient's values; nothing of them is kept. Without a name, list the calculators."""
    if ctx.invoked_subcommand is not None:
        return
    from bedside.library.clinic import CALCULATORS, calculators_json, calculators_text

    manners = find_manners(Color(color))
    text = (
        calculators_json(CALCULATORS)
        if is_json
        else calculators_text(CALCULATORS, width=manners.width, color=manners.color)
    )
    sys.stdout.write(text)


def _command(calculator: "Calculator") -> click.Command:
    from bedside.library.clinic import describe_input

    options: list[click.Parameter] = [
        click.Option(
            [f"--{asked.key}", asked.key.replace("-", "_")], metavar="VALUE", help=describe_input(asked)
        )
        for asked in calculator.inputs
    ]
    keys = [asked.key for asked in calculator.inputs]

    @json_option
    @color_option
    @library_option
    def run(*, is_json: bool, color: str, library: Path | None, **typed: Any) -> None:
        given = {
            key: typed[key.replace("-", "_")] for key in keys if typed[key.replace("-", "_")] is not None
        }
        _show(calculator, given, form=("json" if is_json else color), library=library)

    return click.Command(
        calculator.id,
        callback=run,
        params=[*options, *reversed(getattr(run, "__click_params__", []))],
        help=f"{calculator.purpose}\n\n{_formulas(calculator)}",
        short_help=calculator.purpose,
    )


def _formulas(calculator: "Calculator") -> str:
    return "\n\n".join(formula.text for formula in calculator.formulas)


def _show(calculator: "Calculator", given: dict[str, str], *, form: str, library: Path | None) -> None:
    from bedside.library import Library

    with showing_progress() as progress, Library.open(library, progress=progress) as opened:
        clinic = opened.clinic
        if form == "json":
            text = clinic.to_json(clinic.calculate(calculator.id, given))
        else:
            manners = find_manners(Color(form))
            told = clinic.calculate(calculator.id, given) if given else calculator
            text = clinic.to_text(told, width=manners.width, color=manners.color)
    sys.stdout.write(text)

"""Where does the `bedside` command begin? The version is told before anything heavy is loaded."""

import sys

from bedside.version import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"bedside {__version__}\n")
        return
    from bedside.cli.app import run

    run()


if __name__ == "__main__":
    main()

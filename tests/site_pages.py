"""Which reference pages does the site make of its own tables? Its settings, and its checks of them."""


def site_settings() -> str:
    """The page of settings, from the table that the environment is read by."""
    from bedside_web.config.environment import PREFIX
    from bedside_web.config.told_settings import SETTINGS

    lines = [
        "# Settings of the site",
        "",
        "The site is set by variables of the environment, read once at its start.",
        "None is needed on one's own machine.",
        "A value that cannot be read stops the start, and the message names the variable.",
        "[Run the site](../how-to/run-the-site.md) shows them at work.",
        "",
        "| variable | default | what it does |",
        "|---|---|---|",
        *(f"| `{PREFIX}{each.name}` | {each.default} | {each.meaning} |" for each in SETTINGS),
        "",
        "`BEDSIDE_HOME` says where the shipped library is made, as for the command line.",
    ]
    return "\n".join(lines) + "\n"


def site_checks() -> str:
    """The page of checks, from the table that they are run by."""
    from bedside_web.config.checks import DANGERS

    lines = [
        "# Checks of the site's settings",
        "",
        "`bedside-site check --deploy` says what is dangerous, of Django's own checks and of these.",
        "An `E` is an error and stops every command that needs the site; a `W` is a warning.",
        "",
        "| id | what is met | what to do |",
        "|---|---|---|",
        *(f"| `{each.id}` | {each.met} | {each.advice} |" for each in DANGERS),
    ]
    return "\n".join(lines) + "\n"

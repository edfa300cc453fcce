"""Which page is made of the writer's tables? Its variables, and what is said of each fault."""


def writer_settings() -> str:
    """The page of settings and faults."""
    from bedside.remote import writer_faults
    from bedside.remote.writer_faults import LEFT, Met
    from bedside.remote.writer_guard import FAULTS_IN_A_ROW, LONGEST_REST, REST
    from bedside.remote.writer_variables import PREFIX, VARIABLES

    faults = [row for row in vars(writer_faults).values() if isinstance(row, Met) and row is not LEFT]
    lines = [
        "# Settings of the writer",
        "",
        "A writer is a language model behind a server that speaks as OpenAI's does, at `chat/completions`.",
        "There is none unless `BEDSIDE_WRITER_URL` names one, and the extra `writer` is installed.",
        "A value that cannot be read is told by its variable; the value is not repeated.",
        "",
        "| variable | default | what it does |",
        "|---|---|---|",
        *(f"| `{PREFIX}{each.name}` | {each.default} | {each.meaning} |" for each in VARIABLES),
        "",
        "Plain `http` is for this machine alone, in a network that is trusted too: "
        "before a server elsewhere, put one that speaks TLS.",
        "Nothing else of the environment is read: no `OPENAI_…` variable, and no proxy.",
        "Certificates are held against those that this machine trusts.",
        "What is counted is counted in each process: a site with three workers may ask three times as much.",
        "",
        "## Faults",
        "",
        "Whatever goes wrong ends in one of these; the answer then comes without a draft.",
        f"After {FAULTS_IN_A_ROW} in a row of those that speak against the server, "
        f"the writer rests for {REST:.0f} seconds, and then gets one question for a trial.",
        f"A server that asks for time (`Retry-After`) gets it, up to {LONGEST_REST:.0f} seconds.",
        "",
        "| fault | what is said: the writer … | may be tried again | speaks against the server |",
        "|---|---|---|---|",
        *(
            f"| `{row.fault}` | {row.says} | {_yes(row.may_retry)} | {_yes(row.counts)} |"
            for row in sorted(faults, key=lambda row: row.fault)
        ),
        "",
        "Each question is one line of the log `bedside.writer`: "
        "the writer's name, how it ended, seconds, pieces, and tokens if the server counts them.",
        "A reply that comes whole and is no draft, and what breaks in a judge, is a second line.",
        "No line holds a question, a passage, an answer, the key or the server's words.",
        "[The specification](../specification/41-the-writers-endpoint.md) plays each fault.",
    ]
    return "\n".join(lines) + "\n"


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"

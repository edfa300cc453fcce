"""What do servers give: PubMed's, a record's, a writer's? The only room that opens a connection.

Nothing here runs unless a person asks to fetch (see ``bedside ingest --help``), opens the site out of a
record that its operator named (ADR 0052), or asks where an operator named a writer (ADR 0057).
"""

from bedside.errors import UserError, how_to_install
from bedside.ports import Writer
from bedside.remote.baseline import fetch_files
from bedside.remote.eutilities import fetch_pubmed
from bedside.remote.file_listing import FileChoice, choose_files
from bedside.remote.settings import Clock, Settings
from bedside.remote.trying import try_writer
from bedside.remote.writer_settings import OutsideRule, WriterSettings
from bedside.remote.writer_variables import read_writer_settings


def open_writer(settings: WriterSettings) -> Writer:
    """The writer behind an endpoint; no connection is opened yet. Keep one for a process.

    Raises ``UserError`` where the extra ``writer`` is not installed.
    """
    try:
        from bedside.remote.endpoint import EndpointWriter
    except ImportError as error:
        raise UserError(
            f"A writer needs packages that are not installed. {how_to_install('writer')}"
        ) from error
    return EndpointWriter(settings)


__all__ = [
    "Clock",
    "FileChoice",
    "OutsideRule",
    "Settings",
    "WriterSettings",
    "choose_files",
    "fetch_files",
    "fetch_pubmed",
    "open_writer",
    "read_writer_settings",
    "try_writer",
]

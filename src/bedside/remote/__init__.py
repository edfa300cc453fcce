"""What do servers give, PubMed's or a record's? The only room that opens a connection.

Nothing here runs unless a person asks to fetch (see ``bedside ingest --help``), or opens the site out of a
record that its operator named (ADR 0052).
"""

from bedside.remote.baseline import fetch_files
from bedside.remote.eutilities import fetch_pubmed
from bedside.remote.file_listing import FileChoice, choose_files
from bedside.remote.settings import Clock, Settings

__all__ = ["Clock", "FileChoice", "Settings", "choose_files", "fetch_files", "fetch_pubmed"]

"""How is a record's server reached from the site? Through here alone: see ``bedside.remote``."""

from bedside.remote.record_server import ask_json, is_below, is_safe

__all__ = ["ask_json", "is_below", "is_safe"]

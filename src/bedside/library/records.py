"""How is a record's server reached from the site? Through here alone: see ``bedside.remote``."""

from bedside.remote.addresses import is_below, is_safe
from bedside.remote.record_server import ask_json

__all__ = ["ask_json", "is_below", "is_safe"]

"""What is logged? One line of JSON for each request, with no word that a reader wrote.

Of a request: an id, the name of the view, method, status and milliseconds; never its address or body.
Django's own lines name addresses, and messages of exceptions may repeat what was asked: of those only
the place in our code and the kind of error are kept.
"""

import logging
import time
import traceback
from collections.abc import Callable, MutableMapping
from typing import Any
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponse

LOG = structlog.get_logger("bedside.site")
OURS = frozenset({"bedside.site", "bedside.writer"})


def logging_settings() -> dict[str, Any]:
    """Python's logging settings: every line, whoever writes it, passes ``keep_what_is_safe``."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    keep_what_is_safe,
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(),
                ],
                "foreign_pre_chain": [
                    structlog.contextvars.merge_contextvars,
                    structlog.stdlib.add_logger_name,
                    structlog.stdlib.add_log_level,
                    structlog.processors.TimeStamper(fmt="iso", utc=True),
                ],
                "keep_exc_info": True,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "axes": {"level": "ERROR"},
            "uvicorn.access": {"handlers": [], "propagate": False},
        },
    }


def keep_what_is_safe(
    _log: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Lines of ours as they are; of others, the logger's name, the status, and where an error arose."""
    record = event.get("_record")
    is_ours = event.get("logger") in OURS or str(event.get("logger", "")).startswith("uvicorn")
    if isinstance(record, logging.LogRecord):
        if record.exc_info and record.exc_info[1] is not None:
            event["error"] = type(record.exc_info[1]).__name__
            event["where"] = _places(record.exc_info[1])
            event["event"] = "failed"
            # Else the formatter would append the traceback, with the message in it. The record is a copy.
            record.exc_info = None
        elif not is_ours:
            event["event"] = "told by another part"
        record.exc_text = record.stack_info = None
        status = getattr(record, "status_code", None)
        if status is not None:
            event["status"] = status
    for name in ("exc_info", "exception", "stack_info", "stack", "positional_args", "request"):
        event.pop(name, None)
    return event


def _places(error: BaseException) -> list[str]:
    """File, line and function of each frame; no source text and no message, which may repeat a question."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


class LogbookMiddleware:
    """Gives each request an id, which the answer carries, and writes its line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        request_id = uuid4().hex
        begun = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            response["X-Request-ID"] = request_id
            milliseconds = round((time.perf_counter() - begun) * 1000, 1)
            LOG.info(
                "request",
                view=view_name(request),
                method=known_method(request),
                status=response.status_code,
                ms=milliseconds,
            )
        return response


def view_name(request: HttpRequest) -> str:
    """The name of the view that answered; an address that leads nowhere has none, so none is repeated."""
    match = request.resolver_match
    return match.view_name if match is not None and match.view_name else "none"


def known_method(request: HttpRequest) -> str:
    """The method if it is one that we answer, so that nobody fills the log with words."""
    return (
        request.method if request.method in ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE") else "other"
    )

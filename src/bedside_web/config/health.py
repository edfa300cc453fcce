"""Is the site alive, and is it ready to answer?"""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bedside.errors import BedsideError
from bedside_web.articles.shelf import open_library


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The server answers; nothing else is asked."""
    return JsonResponse({"live": True})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Database reachable, migrations applied, library open: 200 if all are, else 503 and which is not."""
    found = {name: _is_well(check) for name, check in CHECKS.items()}
    return JsonResponse(found, status=200 if all(found.values()) else 503)


def _is_well(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, BedsideError, OSError):
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _library() -> bool:
    return bool(open_library().release)


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "library": _library,
}

"""How often is each article read? Counted in memory and written now and then; who reads is not known here."""

import time
from collections import Counter
from datetime import UTC, datetime
from threading import Lock

from django.db import OperationalError

from bedside_web.accounts.actions import system_actor
from bedside_web.articles.models import ArticleRecord
from bedside_web.articles.reading_actions import count_reads

MOST_READS = 100
MOST_SECONDS = 60.0
"""After so many reads or seconds the counts are written; a server that is killed loses no more than these."""


class ReadCounter:
    """The reads of one server process that are not written yet."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._reads: Counter[int] = Counter()
        self._since = time.monotonic()

    def note(self, record: ArticleRecord) -> None:
        """Count a read; write the counts when it is time."""
        with self._lock:
            self._reads[record.pk] += 1
            is_time = self._reads.total() >= MOST_READS or time.monotonic() - self._since > MOST_SECONDS
        if is_time:
            self.write()

    def write(self) -> None:
        """Write what was counted. What cannot be written now is kept for the next time."""
        with self._lock:
            reads, self._reads, self._since = self._reads, Counter(), time.monotonic()
        if not reads:
            return
        try:
            count_reads(system_actor(), reads, day=datetime.now(UTC).date())
        except OperationalError:
            with self._lock:
                self._reads.update(reads)


READS = ReadCounter()

"""How long does it take, and how much memory? Wall time of queries, and the process's peak."""

import statistics
from collections.abc import Iterable
from pathlib import Path

_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")
_RESET_PEAK = "5"
"""What makes Linux forget the peak so far (man 5 proc, ``clear_refs``)."""


def forget_peak() -> None:
    """Begin to measure the peak anew, where the system allows it."""
    try:
        _CLEAR.write_text(_RESET_PEAK, encoding="ascii")
    except OSError:
        return  # then the peak is that since the start, which is never too small


def find_peak() -> float | None:
    """The process's largest resident memory in megabytes since ``forget_peak``; ``None`` beside Linux."""
    try:
        lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    found = next((line.split() for line in lines if line.startswith("VmHWM:")), None)
    return round(int(found[1]) / 1024, 1) if found else None


def largest(peaks: Iterable[float | None]) -> float | None:
    """The largest peak that is known."""
    return max((peak for peak in peaks if peak is not None), default=None)


def measure_percentile(seconds: list[float], percent: int) -> float:
    """The value below which ``percent`` of the times lie, in milliseconds to two decimals."""
    if len(seconds) == 1:
        return round(seconds[0] * 1000, 2)
    return round(statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1] * 1000, 2)

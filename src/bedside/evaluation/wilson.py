"""How sure is a share that was counted? Wilson's score interval, good also near 0 and 1."""

import math

_Z = 1.959963984540054  # 97.5th percentile of the normal distribution


def measure_wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of ``hits / of``, to four decimals; (0, 1) where nothing was counted.

    Wilson, J Am Stat Assoc 1927;22:209-212. Raises ``ValueError`` if ``hits`` is not between 0 and ``of``.
    """
    if not 0 <= hits <= of:
        raise ValueError(f"{hits} of {of} is no share: write hits between 0 and the count.")
    if of == 0:
        return 0.0, 1.0
    share, z2 = hits / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    reach = _Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return round(max(0.0, middle - reach), 4), round(min(1.0, middle + reach), 4)

"""How much is a writer given, and how much may it give back?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Passages and their letters (Unicode code points) go in; claims and letters come back.

    ``seconds`` is for one question from the first request to the last word, ``tokens`` for what is written.
    """

    passages: int = 6
    passage_letters: int = 900
    claims: int = 12
    claim_letters: int = 400
    letters: int = 16_000
    seconds: float = 60
    tokens: int = 700

"""HealthVer: does this sentence of a publication bear out what a web page said of COVID-19?

Sarrouti et al., Findings of EMNLP 2021, https://github.com/sarrouti/HealthVer. Evaluated, never fitted on.
"""

from pathlib import Path

from bedside.evaluation.sets.folder import read_table
from bedside.evaluation.support_pairs import Pair, SupportSet
from bedside.terms import Support

_GOLD = {"Supports": Support.SUPPORTS, "Refutes": Support.CONTRADICTS, "Neutral": Support.SILENT}


def read_healthver(data: Path) -> SupportSet:
    """The development pairs. Raises ``SourceError``."""
    columns = ("id", "evidence", "claim", "label")
    rows = read_table(data / "healthver" / "healthver_dev.csv", columns=columns)
    return SupportSet(
        name="healthver",
        fit=(),
        held_out=tuple(
            Pair(
                id=f"{row['id']}-{at}",
                group=f"healthver {row['claim']}",
                claim=row["claim"].strip(),
                passage=row["evidence"].strip(),
                gold=_GOLD[row["label"]],
            )
            for at, row in enumerate(rows)
            if row["label"] in _GOLD
        ),
        license="none stated: evaluated, never fitted on",
        caution="Claims are of the web, some are questions or headlines; a passage counts as support where "
        "it makes the claim likelier, which is less than saying it.",
    )

"""How good is search on the chosen sets, beside the peer? One run."""

import os
import platform
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bedside.errors import UserError
from bedside.evaluation.bootstrap import RESAMPLES, SEED
from bedside.evaluation.peer import PEER, describe_peer
from bedside.evaluation.ranking import Aids, rank_set
from bedside.evaluation.retrieval_set import RetrievalSet, sample_queries
from bedside.evaluation.run_file import RUN_SCHEMA, Run, SetResult, SystemResult, make_result
from bedside.evaluation.sets import SETS, find_data
from bedside.evaluation.variants import DEFAULT_VARIANTS, Variant, choose_variants
from bedside.ports import Progress
from bedside.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is measured: names of sets (all if empty) and variants, a sample, whether the peer runs.

    ``vectors`` is a folder that keeps what was made for meaning from one run to the next.
    """

    sets: Sequence[str] = ()
    variants: Sequence[str] = DEFAULT_VARIANTS
    sample: int | None = None
    vectors: Path | None = None
    with_peer: bool = True


def evaluate(plan: Plan, *, data: Path | None, progress: Progress) -> Run:
    """Measure search as ``plan`` says, on the sets below ``data``.

    All sets are read before the first is measured, so that a bad one is told at once. Raises ``UserError``
    for a name that is not known, an absent folder or peer, ``SourceError`` for a set that cannot be read.
    """
    names = choose_sets(plan.sets)
    variants = choose_variants(plan.variants or DEFAULT_VARIANTS)
    wants_mesh = any(each.needs_mesh for each in variants.values())
    peer = describe_peer() if plan.with_peer else None
    folder = find_data(data)
    mesh = _find_mesh(folder) if wants_mesh else None
    sets = deque[RetrievalSet]()
    for done, name in enumerate(names):
        progress(f"Reading {name}", done, len(names))
        sets.append(SETS[name](folder))
    return Run(
        schema=RUN_SCHEMA,
        date=date.today().isoformat(),
        bedside=__version__,
        python=platform.python_version(),
        cores=os.cpu_count() or 1,
        peer=peer,
        sample=plan.sample,
        seed=SEED,
        resamples=RESAMPLES,
        variants={name: variant.about for name, variant in variants.items()},
        # Each set is let go once it is measured, so that the next one's memory is not counted with it.
        sets=[
            measure_set(sets.popleft(), plan=plan, variants=variants, progress=progress, mesh=mesh)
            for _ in names
        ],
    )


def _find_mesh(folder: Path) -> Path:
    """MeSH among the sets. Raises ``UserError`` if it is not there."""
    mesh = folder / "mesh"
    if not mesh.exists():
        raise UserError(
            f"There is no MeSH at {mesh}. Put its descriptor file or tables into that folder, or leave the "
            "variant with MeSH out."
        )
    return mesh


def choose_sets(names: Sequence[str]) -> list[str]:
    """The named sets, each once; all of them without a name. Raises ``UserError`` for one not known."""
    unknown = [name for name in names if name not in SETS]
    if unknown:
        raise UserError(f"{unknown[0][:40]!r} is not a known set. Choose from: {', '.join(SETS)}.")
    return list(dict.fromkeys(names)) or list(SETS)


def measure_set(
    whole: RetrievalSet,
    *,
    plan: Plan,
    variants: Mapping[str, Variant],
    progress: Progress,
    mesh: Path | None = None,
) -> SetResult:
    """One set's result: every system ranks the same queries over the same texts."""
    part = whole if plan.sample is None else sample_queries(whole, most=plan.sample, seed=SEED)
    tallies = rank_set(
        part,
        variants=variants,
        with_peer=plan.with_peer,
        progress=progress,
        aids=Aids(vectors=plan.vectors, mesh=mesh),
    )
    systems: list[SystemResult] = []
    for name, tally in tallies.items():
        peer = next((system for system in systems if system.system == PEER), None)
        systems.append(make_result(name, tally.values, costs=tally.costs(), peer=peer, seed=SEED))
    return SetResult(
        name=whole.name,
        hit=whole.hit,
        license=whole.license,
        caution=whole.caution,
        pools=len(part.pools),
        texts=sum(len(pool.corpus) for pool in part.pools),
        queries_in_set=sum(len(pool.queries) for pool in whole.pools),
        queries=[query for pool in part.pools for query in pool.queries],
        systems=systems,
    )

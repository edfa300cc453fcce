"""What does a pack look like on its first day? An example that validates and says nothing medical."""

import re
from pathlib import Path

from bedside.errors import LibraryReadOnly, UserError
from bedside.literature.pack.entry import ID_PATTERN

STARTER: dict[str, str] = {
    "pack.yaml": """\
name: '{name}'
title: What this pack is about, in a few words
version: 0.1.0
updated: '{today}'
license: CC-BY-4.0
authors: Your names
""",
    "concepts.yaml": """\
# The conditions of this pack and the names that people type for them.
- id: example-condition
  name: Example condition
  plain_name: the example condition
  synonyms: [an example]
  bottom_lines:
    definition: [example-001]
""",
    "references.yaml": """\
# Works that you have opened. Leave out what you did not see; never fill a field from memory.
- id: example-reference
  kind: web page
  title: The title of a work that you have read
""",
    "claims/example-condition.yaml": """\
# One statement each, with where it is supported and how deep you read there.
- id: example-001
  concept: example-condition
  facet: definition
  topic: example
  statement: The example condition is a placeholder, to be replaced by a claim with its source.
  plain: The example condition is a placeholder. A claim with its source will take its place.
  certainty: low
  supports:
    - ref: example-reference
      locator: where in the work
      directness: direct
      read_depth: abstract
      note: What the source says there, in your own words
""",
    "glossary.yaml": """\
# Terms that plain sentences keep, explained; `also` lists other names.
- term: placeholder
  meaning: Something that holds a place until the real thing comes.
""",
}


def write_starter(folder: Path, name: str, *, today: str) -> Path:
    """Make a pack named ``name`` in ``folder``; returns its folder.

    Raises ``UserError`` if the name cannot be one or the folder is there already.
    """
    place = folder / name
    if not re.fullmatch(ID_PATTERN, name):
        raise UserError(f"{name[:40]!r} cannot be a pack's name. Use lower-case letters, digits and hyphens.")
    if place.exists():
        raise UserError(f"{place} is there already. Choose another name, or move it away.")
    try:
        for file, text in STARTER.items():
            path = place / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.format(name=name, today=today), encoding="utf-8")
    except OSError as error:
        raise LibraryReadOnly(
            f"{place} cannot be written ({error.strerror}). Choose another folder."
        ) from error
    return place

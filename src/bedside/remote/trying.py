"""Does a writer answer at all? It is asked something that is of nobody."""

from bedside.errors import WriterFailed
from bedside.ports import Brief, Writer

_BRIEF = Brief(
    instructions='Answer with the JSON object {"answer": "yes"}.',
    material="Are you there?",
    schema={
        "type": "object",
        "properties": {"answer": {"type": "string"}},
        "required": ["answer"],
        "additionalProperties": False,
    },
    most_tokens=50,
    seconds=20.0,
)


def try_writer(writer: Writer) -> str:
    """What comes of asking it, in a sentence."""
    try:
        next(iter(writer.write(_BRIEF)))
    except WriterFailed as error:
        return str(error).removesuffix(" The answer comes without a draft.")
    return "It answers."

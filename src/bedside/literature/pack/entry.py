"""What are the manners of every entry of a pack, and what is an id and a line of text in it?"""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z0-9][a-z0-9.-]*$"


def _one_line(text: str) -> str:
    if any(ord(character) < 32 for character in text):
        raise ValueError("holds a line break or control character; write one line")
    return text


Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=80)]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), AfterValidator(_one_line)
]


class Entry(BaseModel):
    """The manners of every entry: unknown keys are refused, so that a slip of the pen is seen."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

"""How do templates tell roles, and why something is not allowed?"""

from django import template

from bedside.terms import Refusal
from bedside_web.accounts.refusals import tell
from bedside_web.accounts.roles import ROLES

register = template.Library()


@register.filter
def why(refusal: Refusal) -> str:
    """The sentence of a refusal, in the reader's language."""
    return tell(refusal)


@register.filter
def role(value: str) -> str:
    """What a role is called, in the reader's language."""
    return str(ROLES.get(value, value))

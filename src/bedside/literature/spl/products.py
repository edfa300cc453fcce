"""Which products is a label for? Names, ingredients, strengths and routes, as its data elements state."""

from collections.abc import Iterator

from lxml import etree

from bedside.literature.spl.words import label_text
from bedside.literature.units import Unit
from bedside.terms import PassageKind

_ACTIVE = frozenset({"ACTIB", "ACTIM", "ACTIR"})
"""Classes of an active ingredient, by the basis of its strength: itself, its moiety, a reference."""

_NAMED = ("manufacturedProduct", "manufacturedMedicine", "partProduct", "partMedicine")


def read_products(label: etree._Element) -> Iterator[Unit]:
    """One item for each product, a kit's parts among them, under the heading ``Product``.

    The words ``form``, ``active ingredient``, ``strength`` and ``route`` are ours, the values the label's.
    """
    seen: set[str] = set()
    for product in _products(label):
        text = _print_product(product)
        if text and text not in seen:
            seen.add(text)
            yield Unit(path=("Product",), text=f"{text}.", kind=PassageKind.LIST)


def _products(label: etree._Element) -> Iterator[etree._Element]:
    """The element that holds the name: its own name changed from one release of SPL to the next."""
    for subject in label.iterfind(".//section/subject/manufacturedProduct"):
        for each in subject.iter(
            "manufacturedProduct", "manufacturedMedicine", "partProduct", "partMedicine"
        ):
            if each.find("name") is not None or each.find("ingredient") is not None:
                yield each


def _print_product(product: etree._Element) -> str:
    name = product.find("name")
    generic = product.find("asEntityWithGeneric/genericMedicine/name")
    form = _display(product, "formCode")
    routes = list(dict.fromkeys(_routes(product)))
    said = [
        label_text(name) if name is not None else "",
        f"({label_text(generic)})" if generic is not None and label_text(generic) else "",
    ]
    items = [
        " ".join(filter(None, said)),
        f"form: {form}" if form else "",
        *(f"active ingredient: {each}" for each in _ingredients(product)),
        f"route: {', '.join(routes)}" if routes else "",
    ]
    return "; ".join(filter(None, items))


def _ingredients(product: etree._Element) -> Iterator[str]:
    for each in product.iterchildren("ingredient", "activeIngredient"):
        if each.tag == "ingredient" and each.get("classCode") not in _ACTIVE:
            continue
        name = each.find("ingredientSubstance/name")
        if name is None:
            name = each.find("activeIngredientSubstance/name")
        if name is not None and label_text(name):
            strength = _strength(each)
            yield label_text(name) + (f", strength {strength}" if strength else "")


def _strength(ingredient: etree._Element) -> str:
    """``6.25 mg per 5 mL`` as stated; a denominator of one piece is ``per 1``."""
    upper, lower = (_amount(ingredient, f"quantity/{name}") for name in ("numerator", "denominator"))
    return f"{upper} per {lower}" if upper and lower else upper


def _amount(ingredient: etree._Element, path: str) -> str:
    """Value and unit; the unit ``1`` is UCUM's for a bare count."""
    found = ingredient.find(path)
    if found is None or not found.get("value"):
        return ""
    unit = found.get("unit") or ""
    return f"{found.get('value')} {unit}" if unit not in ("", "1") else f"{found.get('value')}"


def _routes(product: etree._Element) -> Iterator[str]:
    """Routes of the product, which for a part of a kit stand beside it."""
    around = product.getparent()
    for place in (product, around):
        for each in (
            place.iterfind("consumedIn/substanceAdministration/routeCode") if place is not None else ()
        ):
            if name := each.get("displayName"):
                yield name


def _display(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return (found.get("displayName") or "") if found is not None else ""

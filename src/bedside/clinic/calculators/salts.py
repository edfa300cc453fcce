"""How much magnesium does an amount of a salt hold?"""

from decimal import Decimal

from bedside.clinic.calculators.recipe import Recipe, Reckoned, Values, claims, readable, result, says, stated
from bedside.quantities.salts import SALTS, elemental
from bedside.terms import Calculator, CalculatorInput

_SALTS = tuple(name for name, salt in SALTS.items() if salt.element == "magnesium")


def _elemental(values: Values) -> Reckoned:
    row = elemental(values["amount"], "mg", values.words["salt"])[0]
    share = 100 * row.salt.fraction
    mg, mmol, meq = (Decimal(each) for each in (row.mg, row.mmol, row.meq or 2 * row.mmol))
    return Reckoned(
        results=(
            result("elemental", "Elemental magnesium", mg, unit="mg"),
            result("elemental-mmol", "Elemental magnesium in mmol", mmol, unit="mmol"),
            result("elemental-meq", "Elemental magnesium in mEq", meq, unit="meq"),
            result("share", "Share of magnesium", share, unit="%", decimals=1),
        ),
        working=(
            f"{row.salt.formula} weighs {readable(row.salt.molar_mass)} g/mol, of which magnesium is "
            f"{readable(share)} %",
            f"{values.shown('amount')} × {readable(share)} % = {readable(mg)} mg = {readable(mmol)} mmol "
            f"= {readable(meq)} mEq",
        ),
        interpretations=(
            says(
                "Shares that sources print: oxide about 60 %, hydroxide 42, carbonate 24, citrate 16, "
                "chloride 12, lactate 10 to 12, gluconate 5.8; a table of anhydrous salts gives chloride "
                "25.5 "
                "and sulfate 20.1.",
                "nephronpower-2014-oral",
                "kidneydumb-mgsalts",
                "pmc7397051-mgforms",
                claims=("hm-dose-004",),
                is_disputed=True,
            ),
        ),
    )


RECIPES = (
    Recipe(
        calculator=Calculator(
            id="elemental-mg",
            family="Magnesium",
            claim_ids=claims("hm-dose-004", "hm-def-008", "hm-pit-003"),
            name="Elemental magnesium in a salt",
            purpose="Tells how much magnesium an amount of a magnesium salt holds.",
            inputs=(
                CalculatorInput(
                    key="amount", name="Amount of the salt", of="magnesium salt", units=("mg", "g")
                ),
                CalculatorInput(key="salt", name="Salt", of="magnesium salt", choices=_SALTS),
            ),
            formulas=(
                stated(
                    "elemental magnesium = amount × mass of the magnesium in the formula ÷ mass of the "
                    "formula",
                    "pmc7397051-mgforms",
                    claims=("hm-dose-004", "hm-def-008"),
                ),
            ),
            cautions=(
                says(
                    "Labels state the salt or the element; the two are not the same number.",
                    "kidneydumb-mgsalts",
                    claims=("hm-pit-003",),
                ),
                says(
                    "Water of crystals changes the share: 1 g of magnesium sulfate heptahydrate holds "
                    "8.12 mEq.",
                    "alpf-icu-mg",
                    "kidneydumb-mgsalts",
                    claims=("hm-def-008",),
                ),
            ),
            concepts=("hypomagnesemia", "hypermagnesemia"),
        ),
        reckon=_elemental,
    ),
)

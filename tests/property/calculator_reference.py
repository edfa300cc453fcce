"""What would these formulas give if somebody wrote them anew? Plain floats, conventional units.

Each takes magnesium, calcium, phosphate, creatinine, glucose and BUN in mg/dL, ions in mmol/L, albumin in
g/dL, as US papers print them. Nothing of `bedside` is used.
"""

import math

# mg/dL that make 1 mmol/L: from molar masses as textbooks print them.
PER_MMOL = {
    "magnesium": 2.431,
    "calcium": 4.008,
    "phosphate": 3.097,
    "creatinine": 11.312,
    "glucose": 18.016,
    "urea": 6.006,
    "urea nitrogen": 2.801,
    "ethanol": 4.607,
}


def femg(v: dict[str, float]) -> dict[str, float]:
    filtered = v["serum-mg"] - 0.3 * v["serum-mg"]
    return {"femg": 1e2 * (v["urine-mg"] / filtered) / (v["urine-creatinine"] / v["serum-creatinine"])}


def _fe(v: dict[str, float], name: str) -> float:
    return 1e2 * (v[f"urine-{name}"] / v[f"serum-{name}"]) / (v["urine-creatinine"] / v["serum-creatinine"])


def fena(v: dict[str, float]) -> dict[str, float]:
    return {"fena": _fe(v, "na")}


def fek(v: dict[str, float]) -> dict[str, float]:
    return {"fek": _fe(v, "k")}


def feurea(v: dict[str, float]) -> dict[str, float]:
    return {"feurea": _fe(v, "urea-nitrogen")}


def phosphate(v: dict[str, float]) -> dict[str, float]:
    trp = 1 - _fe(v, "phosphate") / 100
    # Payne's curve, written as the tubular maximum that a share above 0.86 stands for.
    share = trp if trp <= 0.86 else 3 * trp / (10 - 8 * trp)
    return {"trp": 100 * trp, "tmp-gfr-mass": share * v["serum-phosphate"]}


def urine_mg_creatinine(v: dict[str, float]) -> dict[str, float]:
    return {"ratio-mass": v["urine-mg"] / v["urine-creatinine"]}


def urine_ca_creatinine(v: dict[str, float]) -> dict[str, float]:
    return {"ratio-mass": v["urine-ca"] / v["urine-creatinine"]}


def corrected_calcium(v: dict[str, float]) -> dict[str, float]:
    return {"corrected-mass": v["serum-ca"] + 3.2 - 0.8 * v["serum-albumin"]}


def ttkg(v: dict[str, float]) -> dict[str, float]:
    return {"ttkg": v["urine-k"] * v["serum-osmolality"] / (v["serum-k"] * v["urine-osmolality"])}


def osmolality(v: dict[str, float]) -> dict[str, float]:
    return {"osmolality": 2 * v["serum-na"] + v["serum-glucose"] / 18 + v["serum-urea-nitrogen"] / 2.8}


def urine_osmolal_gap(v: dict[str, float]) -> dict[str, float]:
    counted = 2 * v["urine-na"] + 2 * v["urine-k"] + v["urine-urea-nitrogen"] / 2.8
    return {"gap": v["urine-osmolality"] - counted}


def anion_gap(v: dict[str, float]) -> dict[str, float]:
    gap = v["serum-na"] - (v["serum-cl"] + v["serum-bicarbonate"])
    return {"gap": gap, "corrected-gap": gap + 10 - 2.5 * v["serum-albumin"]}


def urine_anion_gap(v: dict[str, float]) -> dict[str, float]:
    return {"urine-gap": v["urine-na"] + v["urine-k"] - v["urine-cl"]}


def sodium_rate(v: dict[str, float]) -> dict[str, float]:
    return {"rate": 24 * (v["second-na"] - v["first-na"]) / v["hours"]}


def qtc(v: dict[str, float]) -> dict[str, float]:
    seconds, qt = 60 / v["heart-rate"], v["qt"] / 1000
    return {
        "bazett": 1000 * qt / math.sqrt(seconds),
        "fridericia": 1000 * qt * math.exp(-math.log(seconds) / 3),
        "framingham": 1000 * (qt + 0.154 - 0.154 * seconds),
        "hodges": 1000 * qt + 105 * (v["heart-rate"] / 60 - 1),
    }


def egfr(v: dict[str, float], *, is_female: bool) -> float:
    """CKD-EPI 2021 in its four branches instead of min and max."""
    creatinine, age = v["serum-creatinine"], v["age"]
    if is_female:
        power = -0.241 if creatinine <= 0.7 else -1.2
        return 143.704 * math.pow(creatinine / 0.7, power) * math.pow(0.9938, age)
    power = -0.302 if creatinine <= 0.9 else -1.2
    return 142 * math.pow(creatinine / 0.9, power) * math.pow(0.9938, age)


REFERENCES = {
    "femg": femg,
    "fena": fena,
    "fek": fek,
    "feurea": feurea,
    "phosphate": phosphate,
    "urine-mg-creatinine": urine_mg_creatinine,
    "urine-ca-creatinine": urine_ca_creatinine,
    "corrected-calcium": corrected_calcium,
    "ttkg": ttkg,
    "osmolality": osmolality,
    "urine-osmolal-gap": urine_osmolal_gap,
    "anion-gap": anion_gap,
    "urine-anion-gap": urine_anion_gap,
    "sodium-rate": sodium_rate,
    "qtc": qtc,
}

"""How is one thing named for another? Analytes, salts and elements, drugs of one class, conditions.

The tables of names are the mutations' own; the rules that are measured with them have broader ones. The
``HELD_OUT`` tables hold names that the rules' tables do not list.
"""

import re
from collections.abc import Iterator

from bedside.evaluation.mutations.edit import Edit, both_ways, swap_words, within_groups

_ANALYTES = within_groups(
    [
        "magnesium, potassium, calcium, sodium, phosphate",
        "hemoglobin, creatinine, albumin, glucose",
        "LDL, HDL",
        "cholesterol, triglycerides",
        "vitamin D, vitamin B12, vitamin C",
        "iron, zinc",
        "systolic, diastolic",
        "ALT, LDH",
    ]
)
_DRUGS = within_groups(
    [
        "furosemide, bumetanide, torsemide",
        "amiloride, spironolactone, triamterene",
        "omeprazole, pantoprazole, lansoprazole",
        "atorvastatin, simvastatin, pravastatin",
        "metformin, glipizide, pioglitazone",
        "warfarin, rivaroxaban, apixaban, dabigatran",
        "heparin, fondaparinux, enoxaparin",
        "aspirin, clopidogrel, ticagrelor",
        "amoxicillin, ampicillin, penicillin",
        "azithromycin, clarithromycin, erythromycin",
        "ciprofloxacin, levofloxacin, moxifloxacin",
        "vancomycin, linezolid, daptomycin",
        "prednisone, dexamethasone, hydrocortisone, methylprednisolone",
        "methotrexate, azathioprine, leflunomide",
        "adalimumab, infliximab, etanercept",
        "fluoxetine, sertraline, citalopram, paroxetine",
        "morphine, fentanyl, oxycodone, hydromorphone",
        "ibuprofen, naproxen, diclofenac",
        "propofol, ketamine, midazolam, etomidate",
        "atenolol, bisoprolol, metoprolol",
        "ramipril, lisinopril, enalapril",
        "losartan, irbesartan, valsartan",
        "artesunate, chloroquine, quinine, mefloquine",
        "cisplatin, carboplatin, oxaliplatin",
        "paclitaxel, docetaxel, gemcitabine",
        "insulin, glucagon",
        "estrogen, progesterone, testosterone",
        "bupivacaine, lidocaine, ropivacaine",
        "risperidone, olanzapine, quetiapine",
        "nevirapine, efavirenz, lamivudine",
    ]
)
_HELD_OUT_DRUGS = within_groups(
    [
        "oseltamivir, zanamivir",
        "tamoxifen, anastrozole, letrozole",
        "bevacizumab, cetuximab, trastuzumab",
        "sildenafil, tadalafil",
        "gabapentin, pregabalin",
        "tacrolimus, cyclosporine, sirolimus",
        "rifampicin, isoniazid, pyrazinamide",
        "orlistat, sibutramine",
        "misoprostol, oxytocin, dinoprostone",
        "ondansetron, granisetron, metoclopramide",
        "alendronate, risedronate",
        "budesonide, fluticasone",
        "salmeterol, formoterol",
        "zidovudine, stavudine",
    ]
)
_CONDITIONS = within_groups(
    [
        "asthma, bronchiectasis",
        "stroke, myocardial infarction",
        "pneumonia, meningitis",
        "hypertension, hypotension",
        "hyperkalemia, hypokalemia",
        "hypoglycemia, hyperglycemia",
        "hyponatremia, hypernatremia",
        "hypomagnesemia, hypermagnesemia",
        "hypocalcemia, hypercalcemia",
        "hypothyroidism, hyperthyroidism",
        "tachycardia, bradycardia",
        "osteoarthritis, rheumatoid arthritis",
        "depression, schizophrenia",
        "malaria, tuberculosis",
        "heart failure, atrial fibrillation",
        "breast cancer, lung cancer, prostate cancer",
        "type 1 diabetes, type 2 diabetes",
        "diarrhea, constipation",
        "Crohn's disease, ulcerative colitis",
        "deep vein thrombosis, pulmonary embolism",
        "obesity, malnutrition",
        "sepsis, pancreatitis",
        "nausea, headache",
        "infection, bleeding",
    ]
)
_HELD_OUT_CONDITIONS = within_groups(
    [
        "psoriasis, eczema, vitiligo",
        "migraine, epilepsy",
        "glaucoma, cataract",
        "endometriosis, fibroids",
        "gout, lupus",
        "cirrhosis, cholangitis",
        "osteoporosis, osteomalacia",
        "melanoma, lymphoma",
        "dementia, parkinsonism",
        "scoliosis, kyphosis",
        "hepatitis A, hepatitis E",
        "preeclampsia, gestational diabetes",
        "insomnia, narcolepsy",
        "autism, dyslexia",
    ]
)
_HYPO_HYPER = re.compile(r"\b(?P<prefix>[Hh]ypo|[Hh]yper)(?=[a-z]{5})")
_ONE_SIDED = re.compile(
    r"hypo(?:thes|theti|chondri|allergen|thalam|physi|xi|xem|spad|plasi|dermic|static)"
    r"|hyper(?:lipid|plasi|baric|trophi|immune|cholest|bilirubin|homocyst|emesis|acetyl)",
    re.IGNORECASE,
)
_ELEMENTS = "magnesium|calcium|potassium|sodium|iron|ferrous|zinc|lithium"
_SALTS = (
    "sulfate|sulphate|oxide|chloride|gluconate|carbonate|citrate|phosphate|hydroxide|fumarate|bicarbonate"
    "|acetate"
)
_SALT = re.compile(rf"\b(?:{_ELEMENTS})(?P<salt> (?:{_SALTS}))\b", re.IGNORECASE)
_ELEMENTAL = re.compile(rf"\b(?P<word>elemental )(?:{_ELEMENTS})\b", re.IGNORECASE)
_DOSED = re.compile(
    rf"\b(?:mg|g|mmol|mEq)(?:/\w+)? (?:of )?(?P<element>{_ELEMENTS})\b(?! (?:{_SALTS}))", re.IGNORECASE
)


def analyte(sentence: str) -> Iterator[Edit]:
    """Potassium for magnesium, diastolic for systolic; a salt keeps its name."""
    for edit in swap_words(sentence, _lower(_ANALYTES)):
        if not re.match(rf" (?:{_SALTS}|channel|citrate)", sentence[edit.end :], re.IGNORECASE):
            yield edit


def salt_or_element(sentence: str) -> Iterator[Edit]:
    """The salt's name dropped, "elemental" dropped or added: the amounts of salt and element differ."""
    for match in _SALT.finditer(sentence):
        yield Edit(start=match.start("salt"), end=match.end("salt"), words="")
    for match in _ELEMENTAL.finditer(sentence):
        yield Edit(start=match.start("word"), end=match.end("word"), words="")
    for match in _DOSED.finditer(sentence):
        place = match.start("element")
        yield Edit(start=place, end=place, words="elemental ")


def drug(sentence: str) -> Iterator[Edit]:
    """Another drug of the same class, or given for the same thing."""
    return swap_words(sentence, _DRUGS)


def drug_held_out(sentence: str) -> Iterator[Edit]:
    """The same with drugs that no rule lists."""
    return swap_words(sentence, _HELD_OUT_DRUGS)


def condition(sentence: str) -> Iterator[Edit]:
    """Another condition, or the opposite one: hypo for hyper."""
    yield from swap_words(sentence, _lower(_CONDITIONS))
    for match in _HYPO_HYPER.finditer(sentence):
        rest = sentence[match.end() :]
        turned = {"hypo": "hyper", "hyper": "hypo"}[match["prefix"].lower()]
        word = re.match(r"\w*", rest)
        ending = word.group() if word else ""
        if (
            not _ONE_SIDED.match(sentence, match.start())
            and (turned + ending).lower() not in sentence.lower()
        ):
            words = turned.capitalize() if match["prefix"][0].isupper() else turned
            yield Edit(start=match.start(), end=match.end(), words=words)


def condition_held_out(sentence: str) -> Iterator[Edit]:
    """The same with conditions that no rule lists."""
    return swap_words(sentence, _lower(_HELD_OUT_CONDITIONS))


def arm(sentence: str) -> Iterator[Edit]:
    """The group that was treated and the one that was not change names, where only one of them is named."""
    return swap_words(
        sentence, both_ways([("intervention group", "control group"), ("treatment group", "placebo group")])
    )


def _lower(table: dict[str, list[str]]) -> dict[str, list[str]]:
    return {word.lower(): others for word, others in table.items()}


HELD_OUT_NAMES = frozenset(_HELD_OUT_DRUGS) | frozenset(_lower(_HELD_OUT_CONDITIONS))
"""Names that the rules' tables must not list."""

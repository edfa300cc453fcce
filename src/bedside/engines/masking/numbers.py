"""By which signs are numbers, dates, ages and addresses of the net found? Patterns for Presidio, by kind.

``\\K`` leaves the words of the sign itself out of what is found. A pattern that ends in a unit of measure is
none of these: what is measured must stay.
"""

from collections.abc import Mapping

from bedside.terms import DetailKind

_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?:19|20)\d\d"
_MONTH_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|(?i:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se(?:p)?tiembre|octubre|noviembre|diciembre"
    r"|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
    r"|januar|februar|m[äa]rz|juni|juli|oktober|dezember|janeiro|fevereiro|mar[çc]o|junho|julho))\b\.?"
)
_MONTH_ANY_CASE = r"(?i:" + _MONTH_NAME + r")"
_ORDINAL = rf"{_DAY}(?:st|nd|rd|th|º|\.)?"
_OF = r"(?:\s+|-|\s+(?:of|de|del)\s+)"
_UNITS = (
    r"(?:[.,]\d|\s*(?:%|[mμµkn]?(?:g|mol|L|l|M)\b|mEq|mmHg|kg|cm|ms|bpm|I?U\b|units?|years?\s+ago|per\b|/))"
)
_BORN = (
    r"(?i:\b(?:DOB|D\.O\.B\.?|born(?:\s+(?:in|on))?|(?:date|year)\s+of\s+birth|birth\s?(?:day|date|year)"
    r"|fecha\s+de\s+nacimiento|nacid[oa](?:\s+(?:el|en))?|geb(?:oren|\.)?(?:\s+am)?|né(?:e)?\s+(?:le|en))"
    r"(?:\s+is)?\s*[:(=]?\s*)\K"
)

DATES = (
    rf"(?<![\d/.-]){_DAY}/{_MONTH}/(?:{_YEAR}|\d\d)(?![\d/])",
    rf"(?<![\d/.-]){_MONTH}/{_DAY}/(?:{_YEAR}|\d\d)(?![\d/])",
    rf"(?<![\d/.-])(?:{_DAY}[.-]{_MONTH}|{_MONTH}[.-]{_DAY})[.-]{_YEAR}(?!\d)",
    rf"(?<![\d/.-]){_YEAR}[/.-]{_MONTH}[/.-]{_DAY}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)",
    rf"(?<![\d.,-]){_ORDINAL}{_OF}{_MONTH_ANY_CASE}(?:(?:,?\s+|-|\s+(?:of|de|del)\s+)(?:{_YEAR}|'\d\d))?",
    rf"\b{_MONTH_NAME}\s+{_ORDINAL}(?:,?\s+{_YEAR})?(?![\d.,]\d)(?!\s*(?:%|m[gL]|mmol|mEq))",
    rf"\b{_MONTH_NAME}(?:,?\s+|-|/){_YEAR}\b",
    rf"(?i:\b(?:in|since|until|till|from|by|during|last|this|next|early|mid|late|on|of|en|desde)[\s-]+)\K"
    rf"{_MONTH_NAME}(?=\W|$)",
    rf"(?i:\b(?:on|since|until|till|from|between|dated|by|seen|and|to)\s+)\K{_DAY}/{_DAY}"
    r"(?![\d/])(?!\s*(?:normal|NS|strength|tablets?|tabs?|dose|of\b|the\b|m[gL]))",
    rf"{_BORN}[\d./-]{{4,10}}(?<=\d)",
    rf"{_BORN}(?:\d{{1,2}}\s+)?{_MONTH_ANY_CASE}(?:\s+\d{{1,4}})?",
)

_OLD = r"(?:9\d|1[0-2]\d)"
_OLD_WORDS = r"(?:ninety(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|(?:a|one)\s+hundred)"
_NOT_GROUP = r"(?!\s*(?:years?\s*)?(?:or|and|\+)\s*(?:older|over|above|more))"
_WHO = (
    r"(?:grand\s?)?(?:mother|father|ma|pa|mom|mum|dad|parent)|granny|grandad|aunt|uncle|wife|husband|patient|pt"
    r"|he|she|who|lady|gentleman|man|woman|neighbou?r|resident|great-?grand(?:mother|father)"
)
AGES = (
    rf"(?i:(?<![\d.,-])(?:{_OLD}|{_OLD_WORDS})[\s-]*(?:years?|yrs?|y)[\s-]*(?:old|/?o\b|of\s+age))",
    rf"(?i:(?<![\d.,-]){_OLD}\s*(?:y\.?/?o\.?\b|años|ans\b|Jahre|anni))",
    rf"(?i:\b(?:aged|age(?:d)?\s*(?:is|of|:|=)?|edad:?|he's|she's)\s*)\K{_OLD}\b(?!{_UNITS}){_NOT_GROUP}",
    rf"(?i:\b(?:{_WHO})\s*(?:,|\(|(?:is|was|turned|turns|aged|will\s+be|now)(?:\s+(?:now|almost|nearly))?)\s*)\K"
    rf"{_OLD}\b(?!\s?[°CF]\b)(?!{_UNITS}){_NOT_GROUP}(?:\s*years(?:\s+old)?)?",
    rf"(?<=\p{{Lu}}[\p{{L}}'-]+,\s){_OLD}(?=\s*[,;)])",
    rf"(?<![\d.,-])(?<!(?i:temp|temperature|fever)\W{{0,3}}){_OLD}\s?(?:[MF]|male|female|man|woman|lady)\b",
)

_CALL = (
    r"(?i:\b(?:tel(?:ephone|éfono|efono|[eé]fon)?|phone|mobile|cell(?:phone)?|m[oó]vil|fax(?:ed)?|whats\s?app|call"
    r"|ring|text|sms|pager|page|bleep|beep|ext(?:ension)?|contact|reach(?:ed)?|dial|number\s+is)\b\.?"
    r"(?:\s+(?:me|us|him|her|them|back|on|at|is|to|no\.?|number|up|the|result|results|please))*\s*[:#]?\s*)\K"
)
_NOT_MEASURED = rf"(?!\d)(?!{_UNITS})"
_EXTENSION = r"(?:\s?(?:x|ext\.?|extension|#)\s?\d{1,6})?"
TELEPHONES = (
    rf"{_CALL}[(+]?\d[\d\s().-]{{1,18}}\d{_NOT_MEASURED}",
    r"(?<![\d.])\+\d{1,3}[\s.-]?(?:\(\d+\)[\s.-]?)?\d[\d\s().-]{5,14}\d" + _EXTENSION + r"(?!\d)",
    r"(?<![\d.])00[\s-]?[1-9]\d[\d\s().-]{6,14}\d" + _EXTENSION + r"(?!\d)",
    r"(?<![\d.-])(?:(?:00)?1[\s.-])?(?:\(\d{3}\)\s?|\d{3}[.\s-])\d{3}[.-]\d{4}" + _EXTENSION + r"(?!\d)",
    r"(?<![\d.])0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,6}(?!\d)",
    r"(?<![\d.])[5-9]\d{2}\s\d{3}\s\d{3}(?!\d)",
    r"(?<![\d.])[6-9]\d{4}[\s-]?\d{5}(?!\d)",
)

_CODE = r"#?(?=[\w/:.-]*\d)[\p{L}\d](?:[\w/:-]|\.(?=\w)){2,30}(?:\s\d{2,5}(?!\d|[.,]\d)(?!\s?[a-zµμ%])){0,4}"
_FILLER = r"(?:\s*(?:no\.?|nr\.?|num(?:ber)?|n[uú]mero|n[º°]\.?|id|is|code|#|:|=|-))*\s*"
_RECORD = (
    r"(?i:\b(?:MRN|medical\s+record|patient\s+(?:id|no|number)|hosp(?:ital)?\.?\s*(?:no|num|#|id)|chart|NHS|CHI|CHR"
    r"|HCN|NHC|historia(?:\s+cl[íi]nica)?|expediente|URN|UHID|ABHA|SSN|social\s+security|medicare|medicaid|DNI|NIE"
    r"|NIF|CPF|CURP|RFC|BSN|PESEL|AHV|Aadhaar|aadhar|PAN|TFN|NRIC|account|acct|a/c|policy|member|subscriber|group"
    r"|beneficiary|plan|insurance|license\s+plate|licen[cs]e|number\s+plate|plate|registration|reg|vehicle|VIN"
    r"|serial|s/n|device|passport|pasaporte|visa|case|file|accession|specimen|sample|lab|order|encounter|visit"
    r"|episode|claim|invoice|booking|ticket|prescription|study\s+id|subject|participant|NPI|DEA|GMC|NMC|IBAN"
    r"|credit\s+card|card|certificate)\b"
)
RECORDS = (
    rf"{_RECORD}(?:\s*(?:number|card|plate|id|record)\b)*{_FILLER})\K{_CODE}(?!\w)",
    rf"(?i:\bID\s*(?:#|no\.?|number|:)\s*)\K{_CODE}(?!\w)",
    r"(?i:\b(?:license\s+plate|number\s+plate|plate|registration|reg)" + _FILLER + r")\K"
    r"[A-Z0-9]{2,4}[\s-]?[A-Z0-9]{2,4}\b(?<=\d\D{0,4})",
    r"(?<![\w.-])\d{3}-\d{2}-\d{4}(?![\w-])",
    r"(?<![\w.])\d{4}[\s-]\d{4}[\s-]\d{4}(?:[\s-]\d{2,4})?(?!\w)",
    r"(?<![\w.])\d{3}\s\d{3}\s\d{4}(?!\w)",
    r"\b(?:\d{8}|[XYZ]\d{7})-?[A-Z]\b",
    r"\b[A-Z]{5}\d{4}[A-Z]\b",
    r"\b(?=[A-HJ-NPR-Z]*\d)(?=\d*[A-HJ-NPR-Z])[A-HJ-NPR-Z\d]{17}\b",
    r"\b(?=\w*\d{4})(?!(?:NCT|PMC|ISRCTN|CRD|EUCTR|SLC|CYP|HLA|GSE|RS|rs|LY|BAY|MK|AZD|GSK|BMS)\d)"
    r"[A-Z]{1,4}\d{5,}[A-Z\d]*\b",
    r"(?<![\w.,#-])(?<!(?i:PMID|PubMed|pmid|ISBN|NCT|doi|SNOMED|LOINC|RxCUI|ISSN)\W{0,3})\d{7,}"
    r"(?![\w]|[.,]\d)(?!\s*(?:%|I?U\b|units?|cells|copies|CFU|per|/))",
)

_NET = r"[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?"
E_MAILS = (rf"[\p{{L}}\d._%+-]{{1,64}}\s?@\s?{_NET}(?:\.{_NET}){{1,6}}",)
_TOP = r"(?:com|org|net|edu|gov|info|io|co|health|care|nhs|uk|us|ca|au|in|es|fr|de|it|mx|ng|za|ie|nz|eu|app|me|example)"
WEBS = (
    r"(?i:\b(?:https?|ftp)://[^\s<>\"']+[^\s<>\"'.,;:!?)\]])",
    r"(?i:\bwww\.[^\s<>\"']+[^\s<>\"'.,;:!?)\]])",
    rf"(?<![@\w.-])(?:[a-z\d-]{{2,}}\.){{1,4}}{_TOP}\b(?:/[^\s<>\"']*[^\s<>\"'.,;:!?)\]])?",
    r"(?<![\w.:])(?:[\dA-Fa-f]{1,4}:){2,7}(?::|[\dA-Fa-f]{1,4})(?::?[\dA-Fa-f]{1,4}){0,6}(?![\w:])",
    r"(?<![\w@])@[A-Za-z_]\w{2,29}\b",
)

SCRIPTS = (
    r"(?:[\p{L}\p{M}--[\p{Script=Latin}\p{Script=Greek}\p{Script=Inherited}\p{Script=Common}]]"
    r"[\p{M}\p{Pd}'·.]*\s?)+(?<!\s)",
    r"\p{Script=Greek}{4,}(?:\s+\p{Script=Greek}{2,})*",
)

PATTERNS: Mapping[DetailKind, tuple[str, ...]] = {
    DetailKind.DATE: DATES,
    DetailKind.AGE: AGES,
    DetailKind.TELEPHONE: TELEPHONES,
    DetailKind.NUMBER: RECORDS,
    DetailKind.E_MAIL: E_MAILS,
    DetailKind.WEB: WEBS,
    DetailKind.SCRIPT: tuple(rf"(?V1){pattern}" for pattern in SCRIPTS),
}

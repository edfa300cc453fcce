"""By which words around them are names and addresses found? Patterns for Presidio.

Those of ``SURE_NAMES`` are followed whatever the name is, as in *Mrs Addison*; those of ``LIKELY_NAMES`` and
``LIKELY_ADDRESSES`` only where a word is not one of medicine.
"""

_WORD = r"\p{Lu}[\p{L}'-]*\p{Ll}[\p{L}'-]*"
_CAPITALS = r"\p{Lu}[\p{Lu}'-]+"
_INITIAL = r"\p{Lu}\.?(?![\p{L}\d'-])"
_PARTICLE = r"(?:(?i:de|del|la|las|los|da|das|do|dos|van|von|der|den|ten|bin|binti|bint|ibn|al|el|y|e)\s+)"
_MIXED = (
    rf"(?:{_INITIAL}\s*){{0,3}}{_WORD}(?:[\s]+{_PARTICLE}{{0,3}}(?:{_WORD}|{_INITIAL}(?=\s+{_WORD}))){{0,4}}"
)
_UPPER = rf"{_CAPITALS}(?:,?[ ]{_CAPITALS}){{0,4}}"
_RUN = rf"(?:{_MIXED}|{_UPPER})"
_REVERSED = rf"(?:{_WORD}(?:\s{_WORD})?,\s{_WORD}(?:\s{_WORD})*|{_UPPER})"
_TITLE = (
    r"(?:Mrs?|Ms|Mx|Miss|Dr|Prof(?:essor)?|Doctor|Dame|Sra?|Srta|Señora?|Señorita|Do[ñn]a|Dña|Smt|Shri|Sri|Kumari"
    r"|Herr|Frau|Mme|Mlle|Madame|Monsieur|Signora?|MRS?|DR)\.?"
)
_RELATION = (
    r"(?:wife|husband|spouse|partner|son|daughter|mother|father|mom|mum|dad|brother|sister|friend|neighbou?r|aunt"
    r"|uncle|niece|nephew|cousin|boss|colleague|carer|caregiver|guardian|grand(?:mother|father|son|daughter|ma|pa)"
    r"|baby|twin|child|boy|girl|man|woman|lady|gentleman|patient|client|resident|pt)"
)
_STAFF = r"(?:Baby|Nurse|Sister|Consultant|Surgeon|Pharmacist|Midwife|Registrar|Patient|Pt|Don|Sir|Uncle|Aunt|Auntie)\.?"
_SAID = (
    r"(?i:signed|sign(?:ed)?\s+by|reported\s+by|seen\s+by|copy\s+to|cc|re|d/w|dw|discussed\s+with|spoke\s+(?:to|with)"
    r"|referred\s+by|attending|dear|regards|thanks|consultant|prescriber|author|contact|next\s+of\s+kin|from|hi|hello)"
)
_NOT_A_NAME = r"(?!(?:and|i|the|he|she|who|with|is|my|but|has|on|in|of|or|at|was|we)\b)"
_SMALL = rf"[\p{{L}}'-]{{2,}}(?:\s{_NOT_A_NAME}[\p{{L}}'-]{{2,}})?"
_DOES = (
    r"has|had|takes|took|needs|needed|feels|felt|drinks|drank|presents|presented|reports|reported|complains|lives"
    r"|lived|says|said|asks|asked|wants|wanted|(?:was|is|were|are)\s+(?:admitted|seen|on|taking|given|confused|drowsy"
    r"|pregnant|\d+|an?\s+\d+|referred|discharged|transferred|weak|worried|asking)|came|went|fell|suffers|suffered"
    r"|refuses|refused|weighs|eats|ate|smokes|vomited|collapsed|missed|thinks|told|called|and\s+(?:his|her|their|I)"
)
_MAY = r"(?:get|take|receive|drink|eat|skip|undergo|come|start\s+taking|stop\s+taking|need\s+an?|continue|stay|have\s+(?:his|her))"
_SPACED = r"\p{Lu}(?:[ ]\p{Ll}){2,}"
_SEX_OR_AGE = r"(?:,?\s*\(\s*(?:[MFmf]|(?i:fe)?(?i:male)|\d{1,3})\b|,?\s+\d{1,3}\s?(?:[MFmf]|yo|y/o|(?i:years?))\b|,\s\d{1,3}[,:;])"

SURE_NAMES = (
    rf"\b{_TITLE}\s+\K{_RUN}",
    r"\b(?:mr|mrs|dr)\.?\s+\K\p{Ll}[\p{Ll}'-]+(?:\s\p{Lu}[\p{L}'-]+)?",
    r"(?i:\b(?:(?:my|his|her|their)(?:\s+(?:full|last|first))?|(?:patient|pt|wife|husband|son|daughter|child|baby)'?s)"
    rf"\s+name(?:\s+is|\s+was|'s|:)\s+|\bme\s+llamo\s+|\bmi\s+nombre\s+es\s+)\K(?:{_RUN}|{_SMALL})",
    rf"(?i:\b(?:full\s+|last\s+|first\s+|sur)?name|nombre(?:\s+y\s+apellidos)?|apellidos?|nom|paciente|patient|pt)"
    rf"\s*:\s*\K(?:{_REVERSED}|{_RUN})",
    rf"(?i:\b{_RELATION}\s+(?:is\s+|was\s+)?(?:called|named)\s+)\K(?:{_RUN}|{_SMALL})",
    r"(?i:\b(?:pt|patient|client|resident)\.?\s+)\K(?:(?:\p{Lu}\.\s?){2,4}|(?:\p{Lu}\s){1,3}\p{Lu}(?![\w.+-]))",
    rf"(?<!\w){_SPACED}(?:[ ]+{_SPACED}){{0,4}}(?!\w)",
    r"(?<!\w)(?:\p{Lu}[ ]){5,}\p{Lu}(?!\w)",
)
LIKELY_NAMES = (
    rf"\b{_STAFF}\s+\K(?:{_REVERSED}|{_RUN})",
    rf"(?i:\b(?:my|his|her|their|our|the|a)\s+(?:\p{{Ll}}+\s+)?{_RELATION}\s*,?\s+)\K{_RUN}",
    rf"\b{_SAID}\s*:?\s+\K{_RUN}",
    rf"(?i:\b(?:i'm|i\s+am|this\s+is|it's|named|soy)\s+)\K{_RUN}",
    rf"\K{_WORD}(?:\s{_WORD}){{0,3}},\s+(?=(?:my|his|her|their|our)\s+{_RELATION}\b)",
    rf"\b{_RUN}(?=\s+(?:{_DOES})\b)",
    rf"\b(?:Should|Can|Could|Does|Did|May|Might|Will|Would|Must|should|can|could|does)\s+\K{_RUN}(?=\s+{_MAY}\b)",
    rf"(?i:\b(?:saw|seen|see|examined|admitted|discharged|reviewed|case\s+of|do\s+for|(?:look|looking)\s+after"
    rf"|(?:care|caring)\s+for|spoke\s+(?:to|with)|told|asked|informed|safe\s+(?:for|to\s+give)|on\s+behalf\s+of)\s+)\K{_RUN}",
    rf"\b{_WORD}(?:\s{_WORD})?,\s{_WORD}(?:\s(?:{_WORD}|{_INITIAL}))?(?={_SEX_OR_AGE})",
    rf"\b{_WORD}(?:\s{_WORD}){{0,3}}(?=\s+(?:here|writes|signing)\b)",
    rf"\b{_WORD}(?:\s{_WORD}){{0,3}}(?=,?\s+(?:\(?\d{{1,2}}\s?(?:[MFmf]\b|yo\b|y/o)))",
)

_TOWN = r"\p{Lu}[\p{L}'.-]*(?:[\s-](?:\p{Lu}[\p{L}'.-]*|de|la|del|upon|on|sur|al|of)){0,4}"
_POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b"
_TAIL = (
    rf"(?:,?\s+(?:(?:Apt|Apartment|Flat|Suite|Unit|Ste|Floor|Fl)\.?\s*#?[\w-]{{1,5}}|{_POSTCODE}|[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?"
    rf"|\d{{4,6}}(?:\s{_TOWN})?|\d{{1,3}}[ºª°]?\s?[A-Z]?\b|(?<=,\s){_TOWN}(?:\s\d{{4,6}})?)){{0,5}}"
)
_STREET = (
    r"(?:Street|Str|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Boulevard|Blvd|Close|Court|Ct|Way|Place|Pl|Square|Sq"
    r"|Terrace|Crescent|Cres|Parkway|Pkwy|Highway|Hwy|Row|Hill|Gardens|Grove|Mews|Walk|Alley|Circle|Cir|Trail|Nagar"
    r"|Marg|Colony)\b\.?"
)
_ROMANCE = (
    r"(?:[Cc]alle|C/|[Aa]venida|Avda\.?|Av\.|[Pp]aseo|[Pp]laza|[Cc]arrera|[Cc]amino|[Rr]onda|[Rr]ue|[Vv]ia|[Rr]ua"
    r"|[Pp]iazza|[Bb]oulevard|[Aa]venue)"
)
_FACILITY = (
    r"(?:Hospital|Infirmary|Clinic|Medical\s+Cent(?:er|re)|Health\s+Cent(?:er|re)|Cancer\s+Cent(?:er|re)|Surgery"
    r"|Medical\s+Practice|Hospice|Nursing\s+Home|Care\s+Home|Residential\s+Home|Sanatorium|Polyclinic|Prison"
    r"|(?:Primary\s+|High\s+|Secondary\s+|Elementary\s+)?School|College|University|Academy|Church|Bakery|Factory"
    r"|Ltd|Limited|Inc|LLC|GmbH|PLC|Pvt)\b"
)
_TOLD = (
    r"(?i:\b(?:lives?|living|lived|resides?|residing|resident|stays|staying)\s+at|\b(?:home\s+|postal\s+|mailing\s+)?address"
    r"(?:\s+is|\s*:)|\bdomicilio\s*:?|\bdirecci[oó]n\s*:|\bvive\s+en|\b(?:mail|post|deliver|ship)\s+(?:\w+\s+){0,3}to)\s+"
)
_LINE = r"(?:(?!\s(?:and|who|but|with|has|is|alone)\s|[;?!]|(?<!\b\p{L}{1,3})\.(?:\s+\p{Lu}|\s*$)|\sK\s|\n).)"
SURE_ADDRESSES = (
    rf"{_TOLD}\K(?=[\p{{Lu}}\d]|C/|\p{{Ll}}{{1,6}}\.?\s\p{{Lu}}){_LINE}{{4,140}}",
    rf"\b\d{{1,6}}[A-Za-z]?(?:/\d+)?,?\s+(?:[\p{{Lu}}\d#][\p{{L}}\d'.#-]*,?\s+){{1,10}}?(?:{_POSTCODE}|[A-Z]{{2}},?\s\d{{5}}\b)",
    rf"\b\d{{1,5}}[A-Za-z]?,?\s+(?:[NSEW]{{1,2}}\.?\s+)?(?:\p{{Lu}}[\p{{L}}'.-]*\s+){{1,4}}{_STREET}{_TAIL}",
    rf"\b{_ROMANCE}\s+(?:\p{{L}}[\p{{L}}'.-]*\s+){{0,5}}\p{{L}}[\p{{L}}'.-]*,?\s+(?:n[º°.]?\s?)?\d{{1,5}}{_TAIL}",
    rf"\b\d{{1,4}}(?:\s(?:bis|ter))?,?\s+{_ROMANCE}\s+(?:(?:de|du|des|la|le|les|l')\s?)*\p{{Lu}}[\p{{L}}'-]*{_TAIL}",
    r"\b\p{Lu}\p{L}+(?:stra(?:ß|ss)e|weg|gasse|platz|allee|straat|laan)\s+\d{1,4}[a-z]?" + _TAIL,
    r"(?i:\b(?:flat|house|h\.?\s?no|plot|door|apartment|apt|suite)(?:\s*(?:no\.?|number|#))?\s*)\K"
    r"\d{1,5}[A-Za-z]?(?:/\d+)?(?:,\s+[^,.;:?!]{2,40}){1,5}",
    r"(?i:\bp\.?\s?o\.?\s+box\s+)\d+" + _TAIL,
    r"(?i:\b(?:po|p\.\s?o\.)\s+)\KBox\s+\d+" + _TAIL,
    rf"{_POSTCODE}",
    r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z]\s\d[A-Z]\d\b",
    r"\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b",
    r"(?i:\b(?:zip|postal|post)(?:\s?code)?\s*(?:is|:)?\s*)\K(?=\w*\d)[A-Z\d]{3,7}(?:\s\d[A-Z]{2})?\b",
    r"(?i:\b(?:ward|room|rm|bed|bay|cubicle|side\s?room|habitaci[oó]n|cama|sala|planta|block|floor)"
    r"(?:\s*(?:no\.?|number|#|:))?\s*)\d{1,4}[A-Za-z]?\b(?!\s*(?:%|m[gLl]|mmol|years?|days?|hours?|h\b))"
    r"(?:[\s,]+(?i:(?:bed|bay|room|ward|floor)\s*(?:no\.?|#)?\s*)\d{1,4}[A-Za-z]?\b){0,3}",
)
LIKELY_ADDRESSES = (
    rf"\b(?:\p{{Lu}}[\p{{L}}'.-]*\s+(?:of\s+|and\s+|the\s+|for\s+|de\s+|la\s+|&\s+)*){{1,6}}{_FACILITY}(?:\s+of\s+{_WORD})?",
    rf"(?i:\bhospital\s+(?:de\s+|del\s+|la\s+)*)\K{_WORD}(?:\s{_WORD})*",
    rf"(?i:\b(?:from|near|outside|(?:lives?|living|lived|works?|worked|working|resides?|staying|stays|based|born|vive)\s+"
    rf"(?:\w+\s+){{0,3}}?(?:in|at|near|en)|(?:travel+ed|moved|returned|flew)\s+(?:to|from))\s+)\K{_WORD}"
    rf"(?:[\s-](?:{_WORD}|de|la|upon|on|sur)){{0,3}}(?<=\p{{L}})",
)

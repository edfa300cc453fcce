"""Does a sentence lean on the one before it, so that alone it would say something else, or nothing?"""

import re

_IMPERSONAL = (
    r"(?:is|may be|has been|can be) (?:\w+ ){0,2}(?:recommended|reasonable|advis\w+|suggested|known|"
    r"important|unknown|unclear|estimated|uncertain|useful|acceptable|appropriate)"
    r" (?:to|that|whether|if|how|why)\b"
)
_LEANS = re.compile(
    rf"(?:It(?! {_IMPERSONAL})|This|These|They|Those|Such|That|He|She|His|Her|Its|Their|Them|One|Both|"
    r"Others?|Another|Either|Neither|Which|Whereas|However|Therefore|Thus|Hence|Moreover|Furthermore|"
    r"Additionally|Also|But|And|Or|Nor|So|Then|Conversely|Similarly|Likewise|Consequently|Accordingly|"
    r"Finally|First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Nevertheless|Nonetheless|Indeed|Overall|Interestingly|"
    r"Importantly|Here|There(?:after|by)|Yet|If (?:so|not)|Determine (?:whether|if)|"
    r"In (?:addition|contrast|conclusion|summary|particular|fact|turn|this|these|our)|"
    r"On the (?:other|contrary)|For (?:example|instance|this|these)|To (?:determine|assess|evaluate|"
    r"investigate|compare|examine|study|describe|review|test|explore|identify|this|these)|"
    r"As (?:a result|such|above|noted|described|shown)|"
    r"(?:[\w-]+,? ){1,4}(?:this|these|those(?! (?:with|who)\b)|they|such(?! as\b))|"
    r"The (?:latter|former|same|other|two|three|first|second|following|above|present|current))\b(?!-)"
)


def leans(sentence: str) -> bool:
    """Whether a sentence opens so that it needs another one: "However, ...", "The same dose ...".

    >>> leans("In contrast, zinc helps."), leans("First-line treatment is zinc.")
    (True, False)
    """
    return _LEANS.match(sentence[:1].upper() + sentence[1:]) is not None

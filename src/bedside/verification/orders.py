"""Does a text speak to the program that reads it, instead of telling something?

Sources and questions are material, never instructions. What shows here is kept from writers and from pages;
it is a second fence, since nothing is shown that does not stand in a source anyway.
"""

import re

_MARKS = r"<\|[a-z_]+\|>|\[/?INST\]|<</?SYS>>|^\s*#{2,}\s*(?:system|instruction|assistant)|^\s*(?:system|assistant)\s*:\s"
_PROGRAM = r"(?:(?:ai|a\.i\.)(?= ?[,:])|llms?|chatbots?|language models?|ai (?:assistants?|systems?|models?|readers?|agents?))"
"""AI alone may be an aromatase inhibitor."""
_ORDERS = r"(?:instructions?|prompts?|guidelines you|rules you|directives?|guardrails?|(?:your )?(?:rules|guidance|training|task))"
_TOLD_BEFORE = (
    r"(?:(?:all|any|every|the|of|these|those|your|my|our) )*"
    r"(?:previous|prior|above|earlier|preceding|existing|system|your|my|all|any|safety)"
)
_TEXTS = r"(?:text|passages?|messages?|context|contents?|conversation|prompts?|instructions?|orders?|rules?|statements?|everything|sources?)"
_SECRETS = r"(?:system prompt|your prompt|(?:initial|hidden|full|original) prompt|api[ _-]?keys?|passwords?|secrets?|environment variables?|your (?:settings|instructions|configuration|rules))"
_SPEECH = (
    rf"\b(?:ignore|disregard|forget|override|bypass|overrule)\b {_TOLD_BEFORE}\b[^.!?]{{0,40}}\b{_ORDERS}\b",
    r"\b(?:ignore|disregard|override|bypass) (?:\w+ )?guardrails\b",
    r"\b(?:ignore|disregard|forget)\b (?:(?:all|everything|anything|what(?:ever)?|of|the|other) )*"
    rf"(?:(?:above|previous|prior|preceding)(?= ?(?:[.,;:!]|$)| (?:and|you)\b| {_TEXTS})|you were told|other passages|other sources|everything (?:above|before))",
    r"\b(?:system|developer|hidden|initial) prompt\b",
    r"\b(?:system|developer) (?:message|instructions?|override|mode) ?(?:[:.\]]|$)|\bdeveloper mode\b",
    rf"\byou are (?:now |no longer )*(?:an? |the |my |in )*(?:{_PROGRAM}|ai|assistant|unrestricted|jailbroken|developer mode|helpful)\b",
    rf"\b(?:pretend to be|pretend you are|role-?play as|act as) an? (?:{_PROGRAM}|ai|assistant)\b",
    rf"\b(?:as|being) an? (?:{_PROGRAM}|ai assistant)\b",
    rf"\b(?:dear|hey|attention|note to|to all|if you are an?) {_PROGRAM}\b",
    r"\b(?:any|every) (?:llms?|chatbots?|language models?|ai (?:assistants?|systems?|models?|readers?|agents?))\b",
    r"\bif you are an? ai\b",
    r"\b(?:chatgpt|gpt-?[345]|claude|gemini|llama|copilot)(?:[,:] ?| )(?:(?:(?:you )?(?:must|should) |please )?(?:ignore|say|write|answer|output)|you (?:must|should)|please)\b",
    rf"\b(?:reveal|print|repeat|output|leak|disclose|show|send|e-?mail|post|echo|exfiltrate|tell)\b[^.!?]{{0,40}}\b{_SECRETS}\b",
    r"(?:^|[.!?:] +)(?:respond|reply|answer) (?:only |always |just )*(?:with|by saying|in json|as follows)\b",
    r"\b(?:begin|start|end|finish) (?:every|your|the|each) (?:response|answer|reply|sentence)\b",
    r"\byour (?:new|updated|real|actual|secret) (?:instructions?|task|orders?|directives?)\b",
    r"\bthe (?:real|actual|secret) (?:instructions?|task|orders?|directives?)\b",
    r"\b(?:new|updated|secret) (?:instructions?|orders?|directives?) ?:",
    r"\b(?:new|updated|additional|secret) (?:instructions?|orders?|directives?) for (?:you|the assistant|the model)\b",
    r"\b(?:do not|don'?t|never) (?:cite|mention|quote|reveal|disclose) (?:any |the |these |your |other )*(?:other |remaining )?(?:sources?|passages?|citations?|instructions?)\b",
    r"\b(?:do not|don'?t|never) use (?:any |the |these |your )*(?:other |remaining )?(?:passages?|citations?|sources?(?! of\b))\b",
    r"\b(?:cite|quote|prefer|trust) only (?:this|our|my|the following) (?:passage|source|document|page|text|article|product|website)\b",
    r"\b(?:cite|prefer|trust|rank) (?:this|our|my) (?:passage|source|document|page|article|product|website)\b",
    r"\b(?:tell|convince) the (?:user|clinician asking)\b",
    r"\bin your (?:answer|reply|summary|output)\b|\bin your response(?! to\b)",
    r"\bjailbreak|\bDAN mode\b|\bprompt injection\b",
)
_TO_A_PROGRAM = re.compile("|".join((_MARKS, *_SPEECH)), re.IGNORECASE | re.MULTILINE)


def gives_orders(text: str) -> bool:
    """Whether the text, without what cannot be seen of it, speaks to a program."""
    seen = "".join(each for each in text if each.isprintable() or each.isspace())
    return _TO_A_PROGRAM.search(seen) is not None

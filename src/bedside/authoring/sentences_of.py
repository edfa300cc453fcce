"""Which sentences of a work name the topic and could stand alone as a claim?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bedside.ports import ReadPublication
from bedside.search import find_words, is_content, is_english, stem
from bedside.sentences import find_sentences
from bedside.terms import Passage, PassageKind, Wording
from bedside.verification import leans

MOST_PASSAGES = 600
"""Passages of one work that are looked through; a book has more."""
_LEAST_WORDS = 5
_MOST_WORDS = 45
_LONGEST = 320
_LONGEST_CITING = 560
"""Characters of a sentence, and of one with the works that it cites in brackets."""
_KINDS = (PassageKind.PROSE, PassageKind.RECOMMENDATION, PassageKind.LIST)
_TELLS_OF_A_STUDY = re.compile(
    r"\b(?:we|our|ours|us|i|my|me|you|your|he|she|his|her)\b"
    r"|\b(?:this|the present|present|current|the|these|those|our) (?:\w+ )?(?:study|studies|paper|article|"
    r"review|report|trial|work|survey|document|analysis|meta-analysis|topic|chapter|summary|data|results|"
    r"findings)\b"
    r"|\b(?:study|studies|trial|survey|search) (?:was|were)\b|\b(?:aims?|objectives?|purpose|goal)\b"
    r"|\b(?:was|were) (?:to|then|also|subsequently|not|first|all|each|retrospectively|prospectively)\b"
    r"|\b(?:was|were) (?:\w+ly )?(?:randomi[sz]ed|enrolled|recruited|included|excluded|measured|studied|"
    r"investigated|collected|assessed|compared|evaluated|examined|analy[sz]ed|performed|searched|assigned|"
    r"given|administered|treated|identified|reviewed|obtained|conducted|observed|followed|allocated|"
    r"determined|made|tested|carried|calculated|used|divided|selected|infused|injected|admitted|found|"
    r"detected|incubated|asked|classified)\b"
    r"|\b(?:the|each|one|per|either|both|all) (?:\w+ )?(?:group|groups|arm|arms|cohort|controls?)\b"
    r"|\b(?:participants|respondents|subjects|volunteers|referents|manufacturer|committee|chromosome|"
    r"guideline developers|evidence review group|study designs?|key questions?|KQ ?\d+)\b"
    r"|(?:\d|teen|ty|one|two|three|four|five|six|seven|eight|nine|ten)(?: of the)? (?:patients|women|men|"
    r"children|individuals|people|athletes|infants|cases)\b"
    r"|year-?old|\bin (?:one|a|the) (?:patient|case)\b"
    r"|\b(?:further|more|additional|future) (?:\w+ )?(?:research|stud(?:y|ies)|trials?|investigations?)\b"
    r"|\b(?:figures?|figs?\.?|tables?|appendix|section|chapter|box)\s?\(?\d|\bsee\b|https?:|www\."
    r"|\b(?:review|reviewed|describe[sd]?|discuss(?:es|ed)?|presented|searched|reported here)\b",
    re.IGNORECASE,
)
_NOT_IN_PEOPLE = re.compile(
    r"\b(?:rats?|mice|mouse|murine|rabbits?|dogs?|canine|cats?|pigs?|swine|sheep|hamsters?|zebrafish|"
    r"in vitro|cell lines?|cultured|knockout|transgenic|animals?)\b",
    re.IGNORECASE,
)
_METHODS = re.compile(
    r"\b(?:methods?|materials?|objectives?|aims?|purpose|design|setting|participants|patients and|subjects|"
    r"measurements?|search|selection criteria|data (?:collection|extraction|sources?)|funding|"
    r"acknowledg\w+|references|abbreviations|conflicts?|disclosures?|copyright|authors?|title|"
    r"inclusion|how supplied|ingredients?|package|description of|definitions|rating|grading|scheme|"
    r"strength of|evidence (?:quality|levels?|supporting)|levels? of|qualifying|regulatory alert|"
    r"target population|interventions and practices)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|cannot|can|could|may|might|must|should|will|would|"
    r"(?<!-)\w{3,}ed|(?:increase|reduce|cause|decrease|improve|prevent|inhibit|induce|lower|raise|lead|result|occur|"
    r"require|remain|show|suggest|indicate|affect|contain|belong|produce|provide|appear|seem|depend|define|"
    r"recommend|predict|interfere|involve|represent|arise|develop|become|give|make|help|protect|promote|"
    r"stimulate|begin|follow|differ|vary|play|bind|treat|exist|persist|respond|reflect|consist|tell|mean|"
    r"avoid|use|start|stop|consider|offer|monitor|check|take|continue|discontinue|swallow|administer|add|"
    r"assess|ensure|encourage|advise|refer|discuss|repeat|replace|prescribe|inform|ask|obtain|perform|"
    r"evaluate|initiate|maintain|withhold|limit|withdraw|choose|switch)(?:e?s)?)\b"
    r"|^(?:Screen|Measure|Test|Dose)\b",
    re.IGNORECASE,
)
"""A verb that a sentence may have; what has none is the item of a list."""
_BROKEN = re.compile(
    r"^(?:BACKGROUND|RESULTS?|CONCLUSIONS?|INTERPRETATION|FINDINGS|IMPORTANCE|CONTEXT|METHODS?|OBJECTIVES?|"
    r"DESIGN|MAIN|PURPOSE|AIMS?|INTRODUCTION|DISCUSSION|LIMITATIONS?)\b"
    r"|^(?:[A-Z][A-Z'’]{3,} ){2,}|^[A-Z]{6,} [A-Z][a-z]"
    r"|[•▪◦‣\t|{}…]|\.\.|^\d+(?:\.\d+)*[.)]?\s|^[A-Z][A-Z &/]{3,}:|^[\W_]"
    r"|^[^.!]{0,40}:|[A-Z ]{24,}"
)
"""A heading run into its sentence, a list, or signs that no sentence has."""
_MOST_PARTS = 2
_ENDS = (".", "!", ".)", ".]")
_CITED = re.compile(r"\s?[(\[][^()\[\]]*\b(?:1[89]|20)\d\d[a-z]?[^()\[\]]*[)\]]")
"""Works cited by author and year, in brackets."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a topic, each as the stems of its words in order."""

    stems: tuple[tuple[str, ...], ...]

    def are_in(self, text: str) -> bool:
        """Whether one of the names stands in the text, or every content word of the first does."""
        there = [stem(word) for word in find_words(text)]
        runs = (_stands_in(name, there) for name in self.stems)
        return any(runs) or (bool(self.stems) and set(self.stems[0]) <= set(there))


def read_names(names: Sequence[str]) -> Names:
    """The names of a topic as they are looked for; the first is the topic as it was typed."""
    topic, *others = names
    first = tuple(stem(word) for word in find_words(topic) if is_content(word))
    runs = [first, *(tuple(map(stem, find_words(other))) for other in others)]
    return Names(tuple(dict.fromkeys(run for run in runs if run)))


def _stands_in(name: tuple[str, ...], there: Sequence[str]) -> bool:
    size = len(name)
    return any(tuple(there[at : at + size]) == name for at in range(len(there) - size + 1))


def find_claim_like(read: ReadPublication, names: Names) -> Iterator[tuple[Passage, int, int]]:
    """Each sentence that names the topic, stands alone and tells of people: its passage, start and end."""
    if _NOT_IN_PEOPLE.search(read.publication.title):
        return
    for passage in read.passages[:MOST_PASSAGES]:
        if not _may_hold_claims(passage) or not names.are_in(passage.text):
            continue
        for start, end in find_sentences(passage.text):
            sentence = passage.text[start:end]
            if stands_alone(sentence) and names.are_in(sentence):
                yield passage, start, end


def _may_hold_claims(passage: Passage) -> bool:
    heading = passage.section.rpartition("›")[2]
    return passage.kind in _KINDS and passage.wording is Wording.SOURCE and _METHODS.search(heading) is None


def stands_alone(sentence: str) -> bool:
    """Whether a sentence says one thing of people that can be read without the sentences around it."""
    said = without_citations(sentence)
    if not (_LEAST_WORDS <= len(said.split()) <= _MOST_WORDS and len(said) <= _LONGEST):
        return False
    if len(sentence) > _LONGEST_CITING or sentence.count("(") != sentence.count(")"):
        return False
    if not (sentence[0].isupper() and sentence.endswith(_ENDS)) or said.count(";") > _MOST_PARTS:
        return False
    if not _DOES.search(said):
        return False
    patterns = (leans, _TELLS_OF_A_STUDY.search, _NOT_IN_PEOPLE.search, _BROKEN.search)
    return not any(found(said) for found in patterns) and is_english(sentence)


def without_citations(text: str) -> str:
    """The text without works that it cites by author and year in brackets.

    >>> without_citations("Aspirin should be given (Smith et al., 2011).")
    'Aspirin should be given.'
    """
    return _CITED.sub("", text)

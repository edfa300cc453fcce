"""Is it asked in English? Told by the small words of other languages and by letters that English has not."""

import re
import unicodedata

ENGLISH = frozenset(
    """
    the a an of in on is are was were be been do does did can could will would should may might what which why
    how when where who whom my your his her our their i you he she we they it this that these those and or not
    no with without for from to at by if any there has have had low high causes cause treatment treat dose
    symptoms about after before during patient patients than
    """.split()
)
OTHERS = frozenset(
    """
    el la las del de que qué y por para una uno unos unas con como cómo cual cuál cuales cuáles es son está
    tengo tiene mi su se trata tratar tratamiento causas síntomas sintomas bajo alto dosis niveles le les du
    et une est sont dans avec pour sur quel quelle quels quelles comment pourquoi traitement traiter traite
    symptômes mon mes der das den dem ein eine einer und ist sind wie wird werden bei mit für ich mein meine
    welche welcher warum ursachen behandlung symptome von vom zu il lo gli della dello dei delle di che cosa
    perché sono trattamento cause sintomi come ho per o os da dos das em um uma com qual quais sintoma
    causas não tenho meu minha het een van wat hoe waarom behandeling oorzaken zijn ik mijn
    """.split()
) - frozenset({"cause", "come", "per", "o", "il", "os", "lo", "ho", "des", "zu"})
"""Small words, and words of asking, of Spanish, French, German, Italian, Portuguese and Dutch."""
LEAST_KNOWN = 2
_WORDS = re.compile(r"[^\W\d_]+")


def is_english(text: str) -> bool:
    """Whether ``text`` may be English; a few names and terms alone always may.

    >>> is_english("causas de hipomagnesemia"), is_english("de novo hypokalemia, causes")
    (False, True)
    """
    words = [word.lower() for word in _WORDS.findall(text)]
    letters = [letter for word in words for letter in word]
    foreign = sum("LATIN" not in unicodedata.name(letter, "LATIN") for letter in letters)
    if 2 * foreign > len(letters):
        return len(letters) < LEAST_KNOWN
    others = sum(word in OTHERS and word not in ENGLISH for word in words)
    own = sum(word in ENGLISH for word in words)
    return others < LEAST_KNOWN or others <= 2 * own

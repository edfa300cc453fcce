"""Emergencies in plain words get the urgent line; questions about them do not."""

import pytest

from bedside.search.triage import find_urgency
from bedside.terms import Urgency

EMERGENCIES = {
    Urgency.CHEST_PAIN: (
        "I have chest pain",
        "my chest hurts",
        "my dad has crushing chest pain right now",
        "there is an elephant sitting on my chest",
        "I feel pressure in my chest",
        "pain in my chest and left arm",
        "am I having a heart attack",
        "tengo dolor de pecho y potasio bajo",
    ),
    Urgency.SEIZURE: (
        "my son is having a seizure",
        "she's having a fit",
        "seizure now, low sodium",
        "magnesium 0.3 and having fits",
        "sodium 112 seizing, hypertonic saline dose",
        "my baby is fitting",
        "help my wife is convulsing",
        "my daughter is shaking all over and won't answer",
    ),
    Urgency.OVERDOSE: (
        "I took a whole bottle of pills",
        "i took too many magnesium tablets",
        "my kid ate all the vitamins",
        "she swallowed bleach",
        "I overdosed",
        "I took 30 tylenol",
        "he swallowed a button battery",
        "my toddler got into my digoxin pills",
    ),
    Urgency.SELF_HARM: (
        "i want to kill myself",
        "thinking about killing myself",
        "I feel like ending my life",
        "I don't want to be here anymore",
        "my friend says she wants to die",
        "I cut my wrists",
        "what is the most painless way to die",
        "suicidal",
    ),
    Urgency.BREATHING: ("I can't breathe", "i cant catch my breath", "my husband is gasping for air"),
    Urgency.COLLAPSE: (
        "he is not breathing",
        "she won't wake up",
        "my mother collapsed",
        "grandpa is unconscious",
        "my baby is turning blue",
        "baby won't wake up and is limp",
        "sodium 105 comatose",
        "patient in VF low K",
        "cardiac arrest hyperkalemia",
        "my potassium is 2.4 and my legs won't move",
        "my husband is not making sense and his sodium is 115",
        "paralysis spreading, potassium 1.8",
        "i fell down stairs, low sodium 118 and confused",
    ),
    Urgency.HARM: (
        "how do I kill someone with potassium",
        "how much potassium to kill a person",
        "untraceable poison potassium",
    ),
    Urgency.STROKE: ("grandma is slurring her words", "his face is drooping", "I suddenly can't move my arm"),
    Urgency.BLEEDING: ("it won't stop bleeding", "I am vomiting blood"),
    Urgency.ALLERGY: ("my throat is closing up", "I think I'm having anaphylaxis"),
}
QUESTIONS = (
    "What are the causes of hypomagnesemia?",
    "what causes seizures in hypomagnesemia?",
    "Does hypomagnesemia cause chest pain?",
    "management of magnesium overdose",
    "can low magnesium cause a seizure",
    "How do I treat torsades with seizures?",
    "my patient with low magnesium had a seizure, what dose",
    "magnesium is not responding to replacement",
    "magnesium in cardiac arrest",
    "hypokalemia that does not respond to potassium",
    "stroke risk and magnesium",
    "digoxin overdose and magnesium",
    "anaphylaxis to magnesium sulfate",
    "How is hypomagnesemia treated in anaphylaxis?",
    "can a child take magnesium",
    "headache and low magnesium",
    "bleeding risk with citrate anticoagulation",
    "prognosis of unconscious patients with hyponatremia",
    "What is the dose of magnesium for eclampsia seizures",
    "hyperkalemia with ECG changes",
    "potassium 7.2 with ECG changes",
    "torsades magnesium dose",
    "Should magnesium be given to patients in cardiac arrest?",
    "What does a sodium of 110 with seizures call for?",
    "magnesium 4 g for seizures in eclampsia",
    "I am confused about potassium",
    "can too much potassium kill you",
    "how does potassium kill bacteria",
    "cardiac arrest prevention in hyperkalemia",
    "how do I overdose-proof a magnesium order for my patient",
    "dose for a 70 kg man with chest pain and torsades",
)


@pytest.mark.parametrize(
    ("text", "urgency"), [(text, urgency) for urgency, texts in EMERGENCIES.items() for text in texts]
)
def test_an_emergency_is_seen(text, urgency):
    assert find_urgency(text) is urgency


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_about_one_is_not_one(text):
    assert find_urgency(text) is None


def test_capitals_typographic_quotes_and_line_breaks_do_not_hide_it():
    assert find_urgency("I CAN’T\nBREATHE") is Urgency.BREATHING

"""What is promised of a record that asks for knowledge?"""

title = "Asked by a record: the Infobutton"
intro = """A record asks by HL7's Context-Aware Knowledge Retrieval, with a code or a name and the task.
It is answered with articles, as a page, a feed or resources.
What it tells of its patient is not read."""

ICD = "2.16.840.1.113883.6.90"
LOINC = "2.16.840.1.113883.6.1"
LOW_MAGNESIUM = {
    "taskContext.c.c": "PROBLISTREV",
    "mainSearchCriteria.v.c": "E83.42",
    "mainSearchCriteria.v.cs": ICD,
}


def test_a_code_means_a_condition(spec):
    """A code of ICD-10-CM or MeSH means the condition that it names; its system is an OID, or its address."""
    for code, system, condition in (
        ("E83.42", ICD, "hypomagnesemia"),
        ("E87.6", "urn:oid:2.16.840.1.113883.6.90", "hypokalemia"),
        ("E87.1", "http://hl7.org/fhir/sid/icd-10-cm", "hyponatremia"),
        ("D006947", "2.16.840.1.113883.6.177", "hyperkalemia"),
    ):
        spec(
            "ask as a record does",
            given={
                "taskContext.c.c": "PROBLISTREV",
                "mainSearchCriteria.v.c": code,
                "mainSearchCriteria.v.cs": system,
            },
            expect={"conditions": [condition]},
        )


def test_a_laboratory_code_means_what_its_flag_says(spec):
    """A LOINC code means the low or the high condition, as the observation's flag says; both without one."""
    lab = {
        "taskContext.c.c": "LABRREV",
        "mainSearchCriteria.v.c": "2823-3",
        "mainSearchCriteria.v.cs": LOINC,
    }
    spec("ask as a record does", given=lab, expect={"conditions": ["hypokalemia", "hyperkalemia"]})
    spec(
        "ask as a record does",
        given={**lab, "severityObservation.interpretationCode.c": "LL"},
        expect={"conditions": ["hypokalemia"], "first aspect": "interpretation"},
    )


def test_a_name_is_read_where_the_code_is_not_known(spec):
    """Where the code is not known, its name is read: of a condition, a measured substance or a drug."""
    for name, key, meant in (
        ("Hypokalemia (disorder)", "conditions", ["hypokalemia"]),
        ("Hypo-osmolality and hyponatremia", "conditions", ["hyponatremia"]),
        ("Phosphorus", "conditions", ["hypophosphatemia", "hyperphosphatemia"]),
        ("omeprazole 20 MG Oral Capsule", "drugs", ["omeprazole"]),
        ("Fracture of femur", "conditions", []),
    ):
        spec(
            "ask as a record does",
            given={"taskContext.c.c": "PROBLISTREV", "mainSearchCriteria.v.dn": name},
            expect={key: meant},
        )


def test_several_criteria_are_told_apart_by_their_number(spec):
    """Several criteria are numbered, behind the part or behind the name."""
    for c, cs in (
        ("mainSearchCriteria.v.c1", "mainSearchCriteria.v.cs1"),
        ("mainSearchCriteria1.v.c", "mainSearchCriteria1.v.cs"),
    ):
        spec(
            "ask as a record does",
            given={**LOW_MAGNESIUM, c: "E87.6", cs: ICD},
            expect={"conditions": ["hypomagnesemia", "hypokalemia"]},
        )


def test_the_aspect_is_the_one_that_is_named(spec):
    """A subtopic names the aspect; without one, the task says what comes first."""
    spec(
        "ask as a record does",
        given={**LOW_MAGNESIUM, "subTopic.v.c": "Q000209", "subTopic.v.cs": "2.16.840.1.113883.6.177"},
        expect={"first aspect": "cause", "aspect is named": True},
    )
    spec("ask as a record does", given=LOW_MAGNESIUM, expect={"first aspect": "management"})


def test_for_whom_and_in_which_language(spec):
    """Recipient and language are read; what is none of HL7's recipients is refused."""
    spec(
        "ask as a record does",
        given={
            **LOW_MAGNESIUM,
            "informationRecipient": "PAT",
            "informationRecipient.languageCode.c": "es",
            "knowledgeResponseType": "text/xml",
        },
        expect={"for": "PAT", "language": "es", "form": "text/xml"},
    )
    spec(
        "ask as a record does",
        given={**LOW_MAGNESIUM, "informationRecipient": "DOG"},
        expect_error="send PAT or PROV",
    )


def test_what_is_missing_is_named(spec):
    """All that is missing is named at once, and no value is repeated."""
    spec(
        "ask as a record does",
        given={"age.v.v": "83"},
        expect_error="taskContext.c.c is missing: send PROBLISTREV. mainSearchCriteria.v.c and",
    )
    spec(
        "ask as a record does",
        given={"taskContext.c.c": "MLREV", "mainSearchCriteria.v.c": "E83.42"},
        expect_error="mainSearchCriteria.v.cs is missing",
    )
    spec(
        "ask as a record does",
        given={"taskContext.c.c": "MLREV", "mainSearchCriteria.v.cs": ICD},
        expect_error="mainSearchCriteria.v.c is missing",
    )
    spec(
        "ask as a record does",
        given={**LOW_MAGNESIUM, "knowledgeResponseType": "application/pdf"},
        expect_error="knowledgeResponseType is none of ours",
    )


def test_nothing_of_the_patient_is_repeated(spec):
    """Sex, age and whatever else is told of a patient stand in no reply."""
    spec(
        "ask as a record does",
        given={
            **LOW_MAGNESIUM,
            "patientPerson.administrativeGenderCode.c": "F",
            "age.v.v": "83",
            "age.v.u": "a",
            "encounter.c.c": "AMB",
        },
        expect={"repeated in the feed": LOW_MAGNESIUM, "as atom exclude": ["83<", "AMB"]},
    )


def test_a_feed_is_escaped(spec):
    """Texts are escaped in the feed, and HTML stands in it as text."""
    spec(
        "ask as a record does",
        given={**LOW_MAGNESIUM, "mainSearchCriteria.v.dn": "<script>alert(1)</script>"},
        expect={"as atom exclude": ["<script", "<p>"], "as atom include": ["&lt;script&gt;", 'type="html"']},
    )

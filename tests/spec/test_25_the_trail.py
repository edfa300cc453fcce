"""What is promised of the record of who did what?"""

title = "The trail"
intro = """Every act of the board is an entry in a trail, tied to the entry before it by a hash.
The trail can be exported as a file, and anyone can verify the file without the site that wrote it."""

ACTS = ["submit", "take", "decide", "settle"]


def test_a_whole_trail(spec):
    """A trail that nobody touched holds, and the last hash is told, to be noted elsewhere."""
    spec(
        "verify a trail",
        given={"acts": ACTS},
        expect={"exit code": 0, "says starts with": "4 entries, unbroken. Head: "},
    )
    spec(
        "verify a trail",
        given={"acts": ["take"], "head is known": True},
        expect={"exit code": 0, "says starts with": "1 entry, unbroken."},
    )


def test_a_changed_word(spec):
    """Whatever was changed in an entry, the first entry that does not hold is named."""
    for change in (
        {"actor_name": "Somebody else"},
        {"actor": 8},
        {"act": "release"},
        {"subject": "claim:other"},
        {"at": "2026-01-02T03:06:06.000000+00:00"},
        {"detail": [["round", "2"]]},
    ):
        spec(
            "verify a trail",
            given={"acts": ACTS, "change": {2: change}},
            expect={"exit code": 5, "says": "Broken at entry 2: its words are not those that were hashed.\n"},
        )


def test_a_missing_entry(spec):
    """An entry that was taken out leaves a gap."""
    spec(
        "verify a trail",
        given={"acts": ACTS, "remove": [2]},
        expect={"exit code": 5, "says": "Broken at entry 3: entry 2 should stand here.\n"},
    )
    spec(
        "verify a trail",
        given={"acts": ACTS, "remove": [2], "change": {3: {"number": 2}, 4: {"number": 3}}},
        expect={"exit code": 5, "says include": "does not follow from the entry before it"},
    )


def test_another_order(spec):
    """Entries that changed places no longer follow from each other."""
    spec(
        "verify a trail",
        given={"acts": ACTS, "order": [1, 3, 2, 4]},
        expect={"exit code": 5, "says": "Broken at entry 3: entry 2 should stand here.\n"},
    )


def test_an_end_that_was_cut_off(spec):
    """A missing end shows against the head that was noted before; without that it looks whole."""
    spec("verify a trail", given={"acts": ACTS, "remove": [4]}, expect={"exit code": 0})
    spec(
        "verify a trail",
        given={"acts": ACTS, "remove": [4], "head is known": True},
        expect={"exit code": 5, "says include": "the trail does not end with that head"},
    )


def test_a_file_that_is_no_trail(spec):
    """A line that is no entry is named by its number."""
    spec(
        "verify a trail",
        given={"acts": ACTS, "change": {3: {"number": "three"}}},
        expect_error="Line 3 of",
    )
    spec("verify a trail", given={"acts": ACTS, "change": {1: {"more": "x"}}}, expect_error="not an entry")

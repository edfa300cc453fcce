"""What is promised of the library and its releases?"""

title = "The library"
intro = """A library is a folder of releases. A release is made all at once or not at all, never changed,
and named
by its content."""

NOTE = {"a.md": "# Salt\n\nSalt is salty.\n"}


def test_one_ingest_is_one_release(spec):
    """One ingest makes one release, and every file of it stands in the manifest with its hash."""
    spec(
        "ingest",
        given={"files": {**NOTE, "b.md": "# Water\n\nWater takes up salt.\n"}},
        expect={
            "publications": 2,
            "passages": 2,
            "releases": 1,
            "every file is hashed": True,
            "unsound files": [],
            "problems": [],
        },
    )


def test_earlier_releases_stay(spec):
    """A second ingest makes a new release of the old content and the new; the earlier release still
    answers."""
    spec(
        "ingest",
        given={"files": NOTE, "then": {"c.md": "# Sea\n\nThe sea holds salt.\n"}, "search": "salt"},
        expect={
            "found include": ["file:a.md", "file:c.md"],
            "found in the first release": ["file:a.md"],
            "releases": 2,
            "the release changed": True,
        },
    )


def test_the_same_content_changes_nothing(spec):
    """Ingesting the same content again makes no new release."""
    spec(
        "ingest",
        given={"files": NOTE, "then": NOTE},
        expect={"releases": 1, "the release changed": False},
    )


def test_content_names_the_release(spec):
    """The same content has the same id, whatever the order and the number of steps; other content has
    another."""
    spec(
        "ingest in two orders",
        given={
            "files": {"a.md": "# A\n\nSalt.\n", "b.md": "# B\n\nWater.\n", "c.md": "# C\n\nAir.\n"},
            "other": {"b.md": "# B\n\nWine.\n"},
        },
        expect={"same id": True, "the changed one has the same id": False, "length of the id": 16},
    )


def test_a_damaged_file_is_found(spec):
    """A file that is not as it was written is found by its hash."""
    spec(
        "damage a file",
        given={"file": "records.sqlite"},
        expect={"problems include": "records.sqlite: The file is not as it was written."},
    )


def test_a_bad_file_among_good_ones(spec):
    """A file that cannot be read is reported, and the rest goes in."""
    spec(
        "ingest",
        given={"files": {**NOTE, "b.bin": "\x00\x01"}},
        expect={"found": ["file:a.md"], "problems include": "b.bin: The format is not known."},
    )


def test_a_killed_writer(spec):
    """A writer that is killed at any step leaves the old release answering, and nothing left over after
    the next."""
    for step in (
        "before the files are hashed",
        "before they are on the disk",
        "before the release is in its place",
        "before it is named the current one",
    ):
        spec(
            "kill the writer",
            given={"killed": step},
            expect={
                "was killed": True,
                "the old release answers": True,
                "the release is sound": True,
                "the next ingest goes in": True,
                "left over": [],
            },
        )


def test_a_second_program_reads_ahead(spec):
    """Where there are two cores and much to read, a second program reads while the first one writes. What
    goes in is the same, even if the second one is killed."""
    for killed in (False, True):
        spec(
            "read ahead",
            given={"killed": killed},
            expect={
                "a second program read": True,
                "same release": True,
                "same problems": True,
                "publications": 2,
                "still running": [],
            },
        )


def test_a_read_only_folder(spec):
    """A folder that cannot be written is told in one sentence with the next step."""
    spec(
        "ingest",
        given={"files": NOTE, "disk": "read-only"},
        expect_error="cannot be written: writing is not allowed there. Name a library in a folder "
        "that you may write",
    )


def test_a_full_disk(spec):
    """A full disk is told in one sentence, and nothing was changed."""
    spec(
        "ingest",
        given={"files": NOTE, "disk": "full"},
        expect_error="the disk is full. Free some space, or name a library on another disk. Nothing "
        "was changed.",
    )


def test_no_library(spec):
    """A folder without a library is told with the command that makes one."""
    spec("open a library", given={"with a release": True}, expect={"opened": True})
    spec(
        "open a library",
        given={"with a release": False},
        expect_error="Make one with 'bedside ingest', or name another library.",
    )


def test_no_such_release(spec):
    """A release is named by its id and nothing else: a path is no id."""
    spec(
        "open a library",
        given={"with a release": True, "release": "../../etc"},
        expect_error="There is no release '../../etc'",
    )

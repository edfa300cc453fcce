"""Does a release give pathways back as the pack wrote them, tests of records included?"""

from bedside import Library
from bedside.intake import shipped_pack, validate_pack
from bedside.terms import MeasuredTest


def test_a_release_gives_pathways_back_as_they_were():
    pack = validate_pack(shipped_pack("electrolytes"))[1]
    with Library.open() as opened:
        kept = opened.clinic.pathways()
    assert kept == pack.pathways
    tests = [edge.test for pathway in kept for node in pathway.nodes for edge in node.edges]
    assert any(isinstance(test, MeasuredTest) for test in tests)

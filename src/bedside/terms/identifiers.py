"""How do we name things? Small types, so that one kind of name is never taken for another."""

from typing import NewType

ClaimId = NewType("ClaimId", str)
PublicationId = NewType("PublicationId", str)
PassageId = NewType("PassageId", str)
AnswerId = NewType("AnswerId", str)
ReleaseId = NewType("ReleaseId", str)
Pmid = NewType("Pmid", str)
Pmcid = NewType("Pmcid", str)
Doi = NewType("Doi", str)
Concept = NewType("Concept", str)

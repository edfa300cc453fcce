"""What can go wrong between us and a writer, and what is said then? A table that holds no text of others."""

import ssl
from dataclasses import dataclass

from bedside.errors import WriterFailed
from bedside.terms import WriterFault

_WITHOUT = "The answer comes without a draft."


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """One thing that can be met: its code, and the sentences that follow "The writer".

    ``counts`` says whether it speaks against the endpoint, so that the writer is left to rest after some.
    """

    fault: WriterFault
    says: str
    advice: str = ""
    may_retry: bool = False
    counts: bool = True

    def failure(self) -> WriterFailed:
        """The error that the caller sees."""
        message = " ".join(filter(None, (f"The writer {self.says}.", self.advice, _WITHOUT)))
        return WriterFailed(message, fault=self.fault, may_retry=self.may_retry)


class MetFault(Exception):
    """Carries what was met up to where the call ends."""

    def __init__(self, met: Met) -> None:
        super().__init__(met.fault)
        self.met = met


NOT_REACHED = Met(
    fault=WriterFault.REFUSED,
    says="could not be reached",
    advice="See that its server runs, and that BEDSIDE_WRITER_URL names it.",
    may_retry=True,
)
NOT_TRUSTED = Met(
    fault=WriterFault.REFUSED,
    says="shows a certificate that this machine does not trust",
    advice="See that BEDSIDE_WRITER_URL names the right server, and that this machine knows its authority.",
)
SENT_ELSEWHERE = Met(
    fault=WriterFault.REFUSED,
    says="sends us to another address, which is not followed",
    advice="Let BEDSIDE_WRITER_URL name the address itself.",
)
NOT_THERE = Met(
    fault=WriterFault.REFUSED,
    says="is not where we look",
    advice="See that BEDSIDE_WRITER_URL ends where its paths begin, such as /v1, and that it knows the name.",
)
NOT_TAKEN = Met(
    fault=WriterFault.REFUSED,
    says="did not take the question",
    advice="See in its own log why; too much for it at once is the most frequent reason.",
    counts=False,
)
FAILED = Met(fault=WriterFault.REFUSED, says="met an error of its own", may_retry=True)
DECLINED = Met(fault=WriterFault.REFUSED, says="declined to answer", counts=False)
DENIED = Met(
    fault=WriterFault.DENIED,
    says="does not let us in",
    advice="See that BEDSIDE_WRITER_KEY is the key that it expects.",
)
BUSY = Met(fault=WriterFault.BUSY, says="has too much to do", may_retry=True)
NO_PLACE = Met(
    fault=WriterFault.BUSY,
    says="is at as many questions as BEDSIDE_WRITER_AT_ONCE allows",
    may_retry=True,
    counts=False,
)
SLOW = Met(fault=WriterFault.SLOW, says="was not done in time", may_retry=True)
BROKE_OFF = Met(fault=WriterFault.BROKEN_OFF, says="broke off its answer", may_retry=True)
CUT = Met(
    fault=WriterFault.BROKEN_OFF,
    says="had not ended after as many tokens as it may write",
    advice="BEDSIDE_WRITER_TOKENS allows more.",
    counts=False,
)
RUBBISH = Met(fault=WriterFault.RUBBISH, says="gave what is no answer in the form that was asked for")
ENDLESS = Met(fault=WriterFault.ENDLESS, says="gave more than an answer can be")
EMPTY = Met(fault=WriterFault.EMPTY, says="wrote nothing", may_retry=True, counts=False)
FORBIDDEN = Met(
    fault=WriterFault.FORBIDDEN,
    says="is outside of this machine, and BEDSIDE_WRITER_OUTSIDE forbids to ask there",
    advice="Name a server on this machine, or let questions leave it masked.",
    counts=False,
)
SPENT = Met(
    fault=WriterFault.SPENT,
    says="has had as many questions today as BEDSIDE_WRITER_BUDGET allows",
    counts=False,
)
RESTING = Met(
    fault=WriterFault.RESTING,
    says="is left to rest, because it failed several times in a row or asked for time",
    may_retry=True,
    counts=False,
)
LEFT = Met(fault=WriterFault.BROKEN_OFF, says="was not heard to the end", counts=False)

_STATUSES = {
    **dict.fromkeys((400, 413, 422), NOT_TAKEN),
    **dict.fromkeys((401, 403, 407), DENIED),
    **dict.fromkeys((408, 504), SLOW),
    **dict.fromkeys((429, 503), BUSY),
}
_KINDS = {3: SENT_ELSEWHERE, 4: NOT_THERE, 5: FAILED}


def met_status(status: int) -> Met:
    """What an answer with a status other than 200 means."""
    return _STATUSES.get(status) or _KINDS.get(status // 100, RUBBISH)


def met_connecting(error: BaseException) -> Met:
    """What an error while connecting means; only a certificate can be told apart."""
    reason: BaseException | None = error
    while reason is not None:
        if isinstance(reason, ssl.SSLCertVerificationError):
            return NOT_TRUSTED
        reason = reason.__cause__ or reason.__context__
    return NOT_REACHED

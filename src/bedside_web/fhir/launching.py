"""How is the site opened out of a record? SMART App Launch 2: discovery, authorization code, PKCE, token.

The token and what it opens live in one function's memory. A sealed cookie keeps the state and the verifier of
a launch for some minutes, and nothing of a patient. https://hl7.org/fhir/smart-app-launch/ (STU 2.2)
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.utils.translation import gettext as _

from bedside.errors import UserError
from bedside.library.records import ask_json, is_safe
from bedside_web.fhir.smart_servers import SmartServer

LASTS = 600
"""Seconds from the launch until one is back from the record."""
SALT = "bedside.smart"
LONGEST_LAUNCH = 4_000
_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
_STATE = re.compile(r"[A-Za-z0-9_-]{43}")
READ = ("Patient", "Observation", "MedicationRequest", "Condition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """Where a record authorizes and gives tokens; ``is_v2`` if it knows scopes such as ``.rs``.

    ``lets_begin_here`` if it lets an app begin by itself and then asks for which patient.
    """

    authorize: str
    token: str
    is_v2: bool
    lets_begin_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """A launch under way: the secret that comes back with it, and the one that only we know."""

    iss: str
    state: str
    verifier: str = field(repr=False)

    @property
    def cookie(self) -> str:
        """The name of its cookie; several launches may be under way."""
        return cookie_name(self.state)

    def sealed(self) -> str:
        """As the cookie keeps it."""
        told = {"iss": self.iss, "state": self.state, "verifier": self.verifier}
        return signing.dumps(told, salt=SALT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """What the record grants: a token, and whose record is open."""

    token: str = field(repr=False)
    patient: str = field(repr=False)


def cookie_name(state: str) -> str:
    """The name of the cookie of a launch."""
    return f"bedside_launch_{hashlib.sha256(state.encode()).hexdigest()[:12]}"


def begin_launch(server: SmartServer) -> Launch:
    """A launch with secrets of its own."""
    return Launch(iss=server.iss, state=secrets.token_urlsafe(32), verifier=secrets.token_urlsafe(48))


def resume_launch(sealed: str | None, state: str) -> Launch:
    """The launch that comes back. Raises ``UserError`` if it is not ours, or too old."""
    if not _STATE.fullmatch(state) or sealed is None:
        raise UserError(_("This launch was not begun in this browser, or was finished. Open it anew."))
    try:
        told = signing.loads(sealed, salt=SALT, max_age=LASTS)
    except signing.SignatureExpired:
        raise UserError(_("This launch is too old. Open it anew from the record.")) from None
    except signing.BadSignature:
        raise UserError(_("This launch was not begun by this site. Open it anew.")) from None
    if not secrets.compare_digest(str(told["state"]), state):
        raise UserError(_("This launch was not begun in this browser, or was finished. Open it anew."))
    return Launch(iss=told["iss"], state=state, verifier=told["verifier"])


def discover(server: SmartServer) -> Endpoints:
    """Where the record authorizes. Raises ``UserError`` if it cannot do what is needed, ``EngineError``."""
    told = ask_json(f"{server.iss}/.well-known/smart-configuration")
    authorize, token = told.get("authorization_endpoint"), told.get("token_endpoint")
    if not (isinstance(authorize, str) and isinstance(token, str) and is_safe(authorize) and is_safe(token)):
        raise UserError(_("The record does not say where it authorizes. Tell its operator."))
    if "S256" not in _words(told, "code_challenge_methods_supported"):
        raise UserError(_("The record does not offer PKCE with S256, which is needed. Tell its operator."))
    able = _words(told, "capabilities")
    return Endpoints(
        authorize=authorize,
        token=token,
        is_v2="permission-v2" in able,
        lets_begin_here="launch-standalone" in able,
    )


def authorization_address(
    server: SmartServer, endpoints: Endpoints, launch: Launch, *, token: str, back: str
) -> str:
    """Where the browser is sent. ``token`` is the launch's, as the record gave it; ``back`` our address.

    Without a token the launch is begun here, and the record asks for which patient.
    """
    digest = hashlib.sha256(launch.verifier.encode()).digest()
    ending = {True: ("r", "rs"), False: ("read", "read")}[endpoints.is_v2]
    scopes = [f"patient/{kind}.{ending[kind != 'Patient']}" for kind in READ]
    fields = {
        "response_type": "code",
        "client_id": server.client_id,
        "redirect_uri": back,
        **({"launch": token} if token else {}),
        "scope": " ".join(["launch" if token else "launch/patient", *scopes]),
        "state": launch.state,
        "aud": server.iss,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    joint = "&" if "?" in endpoints.authorize else "?"
    return f"{endpoints.authorize}{joint}{urlencode(fields)}"


def redeem(server: SmartServer, endpoints: Endpoints, launch: Launch, *, code: str, back: str) -> Granted:
    """The token for a code. Raises ``UserError`` if no patient's record is open, ``EngineError``."""
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "client_id": server.client_id,
        "code_verifier": launch.verifier,
    }
    login = (server.client_id, server.secret) if server.secret else None
    told = ask_json(endpoints.token, fields=fields, login=login)
    token, patient = told.get("access_token"), told.get("patient")
    if not isinstance(token, str) or not token or str(told.get("token_type", "")).lower() != "bearer":
        raise UserError(_("The record gave no token that can be used. Open it anew from the record."))
    if not isinstance(patient, str) or not _ID.fullmatch(patient):
        raise UserError(_("No patient is open in the record. Open a patient there, and then this."))
    return Granted(token=token, patient=patient)


def _words(told: Mapping[str, Any], name: str) -> list[str]:
    words = told.get(name)
    return [str(word) for word in words] if isinstance(words, list) else []

"""Who is calling? A client proves itself with a signed token, made for this very address and used once."""

import hashlib
import time
from collections.abc import Mapping
from typing import Any

import jwt
from django.conf import settings
from django.core.cache import caches

from bedside_web.cds.clients import CdsClient
from bedside_web.cds.key_sets import find_key

LEEWAY = 30
"""Seconds by which clocks may differ."""
LONGEST_LIFE = 3_600
"""Seconds. A token that is valid longer is refused: it must be remembered until it ends."""
LONGEST_TOKEN = 16_000
SMALLEST_RSA = 2_048
"""Bits."""
_CURVES = {"ES256": "P-256", "ES384": "P-384", "ES512": "P-521"}
_CLAIMS = ["iss", "aud", "exp", "iat", "jti"]


class Untrusted(Exception):
    """Why a caller is not believed, in a sentence without a word of the token."""


def check_caller(authorization: str | None, audience: str) -> None:
    """Raises ``Untrusted`` unless a trusted client calls this address, or anybody may."""
    if settings.IS_CDS_OPEN:
        return
    if not settings.CDS_CLIENTS:
        raise Untrusted("No client is named in BEDSIDE_SITE_CDS_CLIENTS.")
    kind, _, token = (authorization or "").partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        raise Untrusted("No bearer token was sent.")
    if len(token) > LONGEST_TOKEN:
        raise Untrusted("The token is too long.")
    try:
        claims = _verified(token.strip(), audience)
    except (jwt.PyJWTError, ValueError, OverflowError, RecursionError) as error:
        raise Untrusted(f"The token is not valid: {type(error).__name__}.") from None
    _use_once(claims)


def _verified(token: str, audience: str) -> Mapping[str, Any]:
    header = jwt.get_unverified_header(token)
    client = _client(jwt.decode(token, options={"verify_signature": False}).get("iss"))
    algorithm, kid = header.get("alg"), header.get("kid")
    if algorithm not in client.algorithms:
        raise Untrusted("The token is signed by an algorithm that this client may not use.")
    if header.get("typ") != "JWT":
        raise Untrusted("The token's typ is not JWT.")
    if "jku" in header and header["jku"] != client.jku:
        raise Untrusted("The token names a jku that this client may not use.")
    key = find_key(client, kid) if isinstance(kid, str) else None
    if key is None:
        raise Untrusted("The token names no key of this client.")
    _check_strength(key, algorithm)
    claims = jwt.decode(
        token,
        jwt.PyJWK(dict(key), algorithm=algorithm),
        algorithms=[algorithm],
        audience=audience,
        issuer=client.iss,
        leeway=LEEWAY,
        options={"require": _CLAIMS},
    )
    if not all(isinstance(claims[name], (int, float)) for name in ("exp", "iat")):
        raise Untrusted("The token's exp or iat is no number.")
    if claims["exp"] - claims["iat"] > LONGEST_LIFE:
        raise Untrusted("The token is valid for longer than an hour.")
    return claims


def _client(iss: object) -> CdsClient:
    for client in settings.CDS_CLIENTS:
        if client.iss == iss:
            return client
    raise Untrusted("The token's iss is no client in BEDSIDE_SITE_CDS_CLIENTS.")


def _check_strength(key: Mapping[str, Any], algorithm: str) -> None:
    """A key fits its algorithm: the right curve, or an RSA key that is long enough."""
    if key.get("alg", algorithm) != algorithm:
        raise Untrusted("The key is for another algorithm.")
    if algorithm in _CURVES:
        if (key.get("kty"), key.get("crv")) != ("EC", _CURVES[algorithm]):
            raise Untrusted("The key is not on the curve of its algorithm.")
    elif key.get("kty") != "RSA" or _bits(key.get("n")) < SMALLEST_RSA:
        raise Untrusted("The key is no RSA key of enough bits.")


def _bits(modulus: object) -> int:
    """How many bits a base64url number has, to six."""
    return len(modulus.rstrip("=")) * 6 if isinstance(modulus, str) else 0


def _use_once(claims: Mapping[str, Any]) -> None:
    """Remember the token until it ends, for all workers; of two that use it at once one is refused."""
    if not isinstance(claims["jti"], str) or not claims["jti"]:
        raise Untrusted("The token's jti is no text.")
    name = hashlib.sha256(f"{claims['iss']}\n{claims['jti']}".encode("utf-8", "surrogatepass")).hexdigest()
    left = int(claims["exp"] - time.time()) + LEEWAY + 1
    if not caches["tokens"].add(name, 1, timeout=left):
        raise Untrusted("The token was used before.")

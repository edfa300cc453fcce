"""How does a client of CDS Hooks sign its calls? With keys made for a test, as a JWK set tells them."""

import base64
import hmac
import json
import time
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

ISSUER = "https://ehr.example.org"


class Signer:
    """A client with one key."""

    def __init__(self, algorithm: str = "ES384", kid: str = "key-1", *, bits: int = 2048) -> None:
        self.algorithm, self.kid = algorithm, kid
        if algorithm.startswith("ES"):
            curve = {"ES256": ec.SECP256R1, "ES384": ec.SECP384R1}[algorithm]
            self.key: Any = ec.generate_private_key(curve())
            public = ECAlgorithm.to_jwk(self.key.public_key())
        else:
            self.key = rsa.generate_private_key(public_exponent=65537, key_size=bits)
            public = RSAAlgorithm.to_jwk(self.key.public_key())
        self.jwk = {**json.loads(public), "kid": kid, "use": "sig", "alg": algorithm}

    @property
    def key_set(self) -> dict[str, Any]:
        """What stands at the client's ``jku``."""
        return {"keys": [self.jwk]}

    def token(self, audience: Any, *, headers: dict[str, Any] | None = None, **claims: Any) -> str:
        """A token for an address; claims that are ``None`` are left out."""
        now = int(time.time())
        told = {"iss": ISSUER, "aud": audience, "iat": now, "exp": now + 300, "jti": str(uuid4()), **claims}
        head = {"alg": self.algorithm, "kid": self.kid, "typ": "JWT", **(headers or {})}
        return self.sign(head, {name: value for name, value in told.items() if value is not None})

    def sign(self, head: dict[str, Any], claims: dict[str, Any]) -> str:
        """By hand, because a library refuses to make what a test must send."""
        signed = b".".join(_plain(json.dumps(part).encode()) for part in (head, claims))
        signature = jwt.get_algorithm_by_name(self.algorithm).sign(signed, self.key)
        return (signed + b"." + _plain(signature)).decode()


def hmac_token(secret: bytes, head: dict[str, Any], claims: dict[str, Any]) -> str:
    """A token signed with a secret that both sides would have to know."""
    signed = b".".join(_plain(json.dumps(part).encode()) for part in (head, claims))
    return (signed + b"." + _plain(hmac.digest(secret, signed, "sha384"))).decode()


def _plain(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")

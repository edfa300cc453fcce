"""How does a client of CDS Hooks sign its calls? With keys made for a test, as a JWK set tells them."""

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
        return jwt.encode(
            {name: value for name, value in told.items() if value is not None},
            self.key,
            algorithm=self.algorithm,
            headers={"kid": self.kid, "typ": "JWT", **(headers or {})},
        )

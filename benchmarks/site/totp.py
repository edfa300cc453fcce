"""What would an authenticator app show? RFC 6238 with SHA-1, six digits, thirty seconds."""

import base64
import hmac
import struct
import time

STEP = 30
_used: dict[str, int] = {}


def next_code(secret: str) -> str:
    """A code that was not used yet: the site takes each only once, so this may wait for the next."""
    step = int(time.time()) // STEP
    while step <= _used.get(secret, 0):
        time.sleep(1)
        step = int(time.time()) // STEP
    _used[secret] = step
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), "sha1")
    place = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"

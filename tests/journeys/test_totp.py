"""Does our authenticator show what RFC 6238 prints in its appendix B?"""

import base64
from unittest.mock import patch

from totp import next_code

SECRET = base64.b32encode(b"12345678901234567890").decode()


def test_the_vectors_of_the_standard() -> None:
    """The last six digits of the eight that the standard prints for SHA-1."""
    with patch("totp.time.time", side_effect=[59, 1111111109]):
        assert next_code(SECRET) == "287082"
        assert next_code(SECRET) == "081804"

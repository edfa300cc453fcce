"""Workers share a socket whose connections send at once: asyncio does not see to it for shared ones."""

import socket

import pytest
from uvicorn import Config

from bedside_web.config.serving import PromptConfig


def _accepted(config: Config) -> socket.socket:
    with config.bind_socket() as shared:
        shared.listen()
        with socket.create_connection(shared.getsockname()[:2]):
            return shared.accept()[0]


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_an_accepted_connection_sends_at_once(host):
    with _accepted(PromptConfig("no:application", host=host, port=0)) as accepted:
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_left_to_itself_it_would_wait():
    """Once this fails, uvicorn sees to it, and ``PromptConfig`` can go."""
    with _accepted(Config("no:application", port=0)) as accepted:
        is_set = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert not is_set and accepted.proto != socket.IPPROTO_TCP


def test_a_socket_of_the_system_has_no_such_option(tmp_path):
    PromptConfig("no:application", uds=str(tmp_path / "site.sock")).bind_socket().close()

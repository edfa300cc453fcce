"""How do workers share one address, and send what they have at once?"""

import socket
import sys
from contextlib import suppress
from typing import Any

from uvicorn import Config, Server
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess


class PromptConfig(Config):
    """A server's settings, whose shared socket sends without waiting for the other side's word.

    asyncio sees to that only for a socket that names its protocol, which uvicorn's shared one does not. Then
    the body of each answer on a kept connection is 40 ms late (https://github.com/Kludex/uvicorn/issues/3149).
    """

    def bind_socket(self) -> socket.socket:
        """The socket that workers share; the connections that it accepts are as it is."""
        bound = super().bind_socket()
        if bound.family in (socket.AF_INET, socket.AF_INET6):
            bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return bound


def serve(application: str, **settings: Any) -> None:
    """Serve an ASGI application until it is interrupted; ``settings`` are uvicorn's."""
    config = PromptConfig(application, **settings)
    with suppress(KeyboardInterrupt):
        if config.workers > 1:
            Multiprocess(config, sockets=[config.bind_socket()]).run()
            return
        server = Server(config)
        server.run()
        if not server.started:
            sys.exit(STARTUP_FAILURE)

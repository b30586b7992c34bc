"""Answers leave at once: what the server writes is not held back until the browser has confirmed what came before.

asyncio sets TCP_NODELAY only on sockets that name TCP as their protocol, and Streamlit binds one that leaves it to the
system. Without it every answer on a connection that was used before waits 40 ms between its head and its body (Nagle's
algorithm, RFC 896, against the delayed acknowledgement of RFC 1122), and so does every second message to the page.
"""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

OPEN_FILES = Path("/dev/fd")
"""The numbers of this process's open files, on Linux, macOS and BSD. Elsewhere nothing is changed."""


def send_at_once() -> None:
    """Set TCP_NODELAY on the sockets that this process listens on; a connection has it from the one that took it."""
    for listening in _listening():
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listening() -> Iterator[socket.socket]:
    """Second handles of the TCP sockets that this process listens on, each open until the next is asked for."""
    if not OPEN_FILES.is_dir():
        return
    for number in [int(path.name) for path in OPEN_FILES.iterdir()]:
        try:
            if not stat.S_ISSOCK(os.fstat(number).st_mode):
                continue
            second = socket.socket(fileno=os.dup(number))
        except OSError:  # closed meanwhile, as the folder's own number is
            continue
        with closing(second):
            internet = second.family in {socket.AF_INET, socket.AF_INET6} and second.type == socket.SOCK_STREAM
            if internet and second.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                yield second

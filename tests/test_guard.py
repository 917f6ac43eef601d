"""No test reaches beyond this machine: whoever tries fails, and is told where they wanted to go."""

import asyncio
import socket

import pytest

ELSEWHERE = "192.0.2.1"
"""An address that belongs to nobody (RFC 5737)."""


def test_a_socket_to_elsewhere_is_refused() -> None:
    with pytest.raises(UserWarning, match=ELSEWHERE):
        socket.create_connection((ELSEWHERE, 80), timeout=1)


async def test_a_stream_to_elsewhere_is_refused() -> None:
    with pytest.raises(UserWarning, match=ELSEWHERE):
        await asyncio.open_connection(ELSEWHERE, 80)


def test_loopback_is_let_through() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        socket.create_connection(listening.getsockname(), timeout=1).close()

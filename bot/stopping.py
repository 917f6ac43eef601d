"""How the processes of ours are told to stop."""

import asyncio
import signal


def stop_signal(*further: signal.Signals) -> asyncio.Event:
    """Set by SIGTERM, by SIGINT (Ctrl-C), and by the signals given."""
    stopping = asyncio.Event()
    for signal_number in (signal.SIGTERM, signal.SIGINT, *further):
        asyncio.get_running_loop().add_signal_handler(signal_number, stopping.set)
    return stopping

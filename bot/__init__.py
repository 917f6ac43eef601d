"""The front desk as a running program: what comes in, what goes out, when, and how it is kept."""

import os

# python-telegram-bot then gives durations as timedelta; with its default every 429 is a warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")

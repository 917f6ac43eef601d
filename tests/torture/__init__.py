"""The bot is killed again and again while a neighbourhood lives with it; then books are read."""

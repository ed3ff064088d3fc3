"""What the words of a command line may be: days, ports, numbers, shares."""

from __future__ import annotations

import argparse
from datetime import date


def day(text: str) -> date:
    """A day written YYYY-MM-DD; raises `argparse.ArgumentTypeError`, as all here do."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no date such as 2018-03-01") from None


def _whole(text: str, least: int, most: int, what: str) -> int:
    if text.isascii() and text.isdigit() and least <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no {what} between {least} and {most}")


def port(text: str) -> int:
    """A port from 0 (any free one) to 65535."""
    return _whole(text, 0, 65535, "port")


def workers(text: str) -> int:
    """A number of processes from 1 to 64."""
    return _whole(text, 1, 64, "number of workers")


def percent(text: str) -> float:
    """A share in per cent, with or without its sign."""
    try:
        share = float(text.rstrip("%"))
    except ValueError:
        share = -1
    if 0 <= share <= 100:
        return share
    raise argparse.ArgumentTypeError(f"{text} is no percentage between 0 and 100")

"""The date of a build. The only module that reads a clock."""

from __future__ import annotations

import datetime
import os


class DayError(ValueError):
    """SOURCE_DATE_EPOCH is not a number of seconds: a fault of the environment, not of a file, and so not a `Problem`."""


def today() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH where it is set, else today's, both in UTC. Raises DayError if it is not a number."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.datetime.now(datetime.UTC).date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise DayError(f"SOURCE_DATE_EPOCH is '{epoch}'; expected seconds since 1970, as in 1795219200") from error

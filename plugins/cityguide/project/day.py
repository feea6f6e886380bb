"""The date of a build. The only place that asks a clock."""

from __future__ import annotations

import datetime
import os


class DayError(ValueError):
    """SOURCE_DATE_EPOCH holds no number of seconds. It is a fault of the environment, not of a file, so there is no place to point at."""


def today() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH where it is set, else today's, both in UTC. Raises DayError for an epoch that is none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.datetime.now(datetime.UTC).date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise DayError(f"SOURCE_DATE_EPOCH is '{epoch}'; expected seconds since 1970, as in 1795219200") from error

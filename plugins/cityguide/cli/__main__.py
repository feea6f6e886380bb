"""`python -m cityguide.cli`, where the command itself is not on the path."""

import sys

from cityguide.cli import main

sys.exit(main())

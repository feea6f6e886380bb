"""Where the modules of `bench/` are: behind all others, or its `build.py` would stand in the place of the package `build`."""

from __future__ import annotations

import sys

from building import ROOT

sys.path.append(str(ROOT / "bench"))

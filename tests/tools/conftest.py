"""The tools stand outside the package; their tests find them as the Makefile does, by the folder `tools`."""

from __future__ import annotations

import sys

from building import ROOT

sys.path.insert(0, str(ROOT / "tools"))

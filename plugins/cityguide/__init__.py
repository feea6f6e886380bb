"""cityguide: city guides whose every figure can be accounted for."""

__version__ = "0.1.0"

"""cityguide: city guides whose every figure can be accounted for."""

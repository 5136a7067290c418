"""Claims of a story in, its table out: rows, positions, findings, origins."""

"""How fast notelint is, against others: ``python -m benchmarks`` writes ``docs/performance.md``."""

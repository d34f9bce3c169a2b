"""Quality, speed, memory and start-up, measured in one run: ``python -m benchmarks`` (or ``make bench``)."""

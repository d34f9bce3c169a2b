"""Acts: who did what to whom."""

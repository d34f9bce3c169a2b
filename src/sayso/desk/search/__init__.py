"""Search: statements, actors, audits and differences."""

"""Sayso inside other programs: a component of spaCy pipelines, and a server of tools for assistants (MCP)."""

"""A dossier in the terminal, as a page, as Markdown and as JSON."""

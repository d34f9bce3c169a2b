"""Reports of checked drafts: for the terminal, as a page, as JSON, for code hosts and editors, as a Word document."""

"""Statements and audits of a desk in the terminal and as a page."""

"""The desk in the browser: pages, the same operations as JSON, and who may do what."""

"""From an article to a reading."""

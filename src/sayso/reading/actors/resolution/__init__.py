"""Resolution: which entity a reference goes back to."""

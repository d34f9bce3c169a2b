"""Overlay: corrections laid over a reading, which stays as it is."""

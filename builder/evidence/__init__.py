"""Verify: an outline held against its sources."""

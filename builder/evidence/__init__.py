"""Verify: an outline held against its sources."""

from builder.evidence.verify import Verification, verify_outline

LOCK_NAME = "sources.lock"
"""The file beside an outline that says what its sources were when they were confirmed."""

__all__ = ["LOCK_NAME", "Verification", "verify_outline"]

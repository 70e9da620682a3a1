"""Verify: an outline held against its sources."""

from builder.evidence.verify import Verification, verify_outline

__all__ = ["Verification", "verify_outline"]

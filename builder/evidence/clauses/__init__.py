"""Clauses: each number of a text with what its own clause says of it: subject, direction, time."""

from builder.evidence.clauses.claim import Claim
from builder.evidence.clauses.claims import find_claims, find_dated_claims

__all__ = ["Claim", "find_claims", "find_dated_claims"]

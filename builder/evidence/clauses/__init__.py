"""Clauses: each number of a text with what its own clause says of it: subject, direction, time."""

from builder.evidence.clauses.claims import Claim, find_claims, find_dated_claims

__all__ = ["Claim", "find_claims", "find_dated_claims"]

"""The ledger of a publication: made from its outline and document, written into its files, and read out of them."""

from builder.ledger.making import make_ledger
from builder.ledger.written import LedgerError, read_ledger, write_ledger

__all__ = ["LedgerError", "make_ledger", "read_ledger", "write_ledger"]

"""The ledger of a publication: made from its outline and document, written into its files, and read out of them."""

from builder.ledger.deck_lines import entry_of
from builder.ledger.making import make_ledger
from builder.ledger.sheet_lines import sheet_owners
from builder.ledger.written import LedgerError, read_ledger, write_ledger

__all__ = ["LedgerError", "entry_of", "make_ledger", "read_ledger", "sheet_owners", "write_ledger"]

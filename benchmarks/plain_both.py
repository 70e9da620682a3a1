"""Deck and sheet as one plain script makes them, in one process: the yardstick for a whole build.

Nothing is checked, and nothing is read back.

    python benchmarks/plain_both.py --pages 2 --findings 5 ENTRIES DECK SHEET
"""

from __future__ import annotations

import argparse
import sys

import plain_deck
import plain_sheet


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("entries", type=int)
    parser.add_argument("deck")
    parser.add_argument("sheet")
    for name in ("pages", "findings"):
        parser.add_argument(f"--{name}", default="2")
    given = parser.parse_args()
    plain_deck.main(given.entries, given.deck)
    sys.argv[1:] = [given.sheet, "--pages", given.pages, "--findings", given.findings]
    plain_sheet.main()


if __name__ == "__main__":
    main()

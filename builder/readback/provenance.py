"""What a deck carries of its own making: the ledger, and a digest of each part as it was sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from builder.readback.parts import Parts

NAMESPACE = "urn:builder:ledger:1"
DIGEST_BYTES = 8


@dataclass(frozen=True, slots=True)
class Carried:
    """``part`` is the custom XML part that carries the ledger; ``digests`` those of all other parts, by name."""

    part: str
    ledger: str
    digests: Mapping[str, str]


def carried_ledger(parts: Parts, main: str) -> Carried | None:
    """The ledger in a custom XML part of the presentation; None where there is none."""
    for relation in parts.relations(main):
        if relation.kind != "customXml" or relation.external or relation.target not in parts.members:
            continue
        root = parts.root(relation.target)
        if root.tag == f"{{{NAMESPACE}}}ledger":
            digests = {
                str(node.get("name", "")): str(node.get("digest", "")) for node in root.iter(f"{{{NAMESPACE}}}part")
            }
            return Carried(relation.target, str(root.findtext(f"{{{NAMESPACE}}}facts") or ""), digests)
    return None


def part_digest(data: bytes) -> str:
    """A short digest: it tells an edited part from a whole one, and protects against nobody."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).hexdigest()


def edited_parts(parts: Parts, carried: Carried) -> tuple[str, ...]:
    """Names of the parts that were changed, added or taken away since the deck was sealed, in order."""
    present = {name: part_digest(data) for name, data in parts.members.items() if name != carried.part}
    edited = {name for name, digest in present.items() if carried.digests.get(name) != digest}
    return tuple(sorted(edited | (carried.digests.keys() - present.keys())))

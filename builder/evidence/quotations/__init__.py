"""Quotations: words found in a source, whole or piece by piece; and what comes nearest where they are not."""

"""Validators that are not ours, each behind one function that lists what it finds wrong with a file.

A test whose judge is not installed is skipped; where CI runs it fails.
"""

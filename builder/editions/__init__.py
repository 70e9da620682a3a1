"""Editions: one personalised deck and sheet for each record."""

"""Inputs that a fuzzer makes up, and those of them that once failed (`cases/`)."""

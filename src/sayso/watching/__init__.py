"""Watching feeds: new items of RSS and Atom feeds are read into the ledger, and alerts told of what they hold."""

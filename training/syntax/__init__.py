"""The graph of one layer of spaCy's token vectors, which sayso runs with the weights of the installed model."""

"""The attribution head: whole attributions (source, cue, content) from the encoder's states."""

"""What is thinly founded: one source, one that is not named, misread reports, parties that were never heard."""

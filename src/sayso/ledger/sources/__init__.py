"""What stands behind each outlet and voice: how often it is alone, first, contradicted and corrected."""

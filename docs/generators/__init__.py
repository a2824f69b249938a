"""What makes the generated stretches of the documentation, one module a page."""

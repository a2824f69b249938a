"""What people found of what was read: right, wrong, or in need of change."""

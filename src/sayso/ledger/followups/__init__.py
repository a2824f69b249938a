"""Plans, promises, deadlines and demands with a date, and what later reports say became of them."""

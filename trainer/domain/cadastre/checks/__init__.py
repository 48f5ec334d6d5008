"""The rules of the cadastral map, and what breaks them."""

"""How the boundaries of a drawing lie to each other: what they share, cross, miss and enclose."""

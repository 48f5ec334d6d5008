"""What a rubric can ask about the map table and the land information system."""

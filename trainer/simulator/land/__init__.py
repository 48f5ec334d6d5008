"""The land system: the map table with a sheet of the cadastral map, and the land information system."""

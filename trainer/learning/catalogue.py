"""Moved: `trainer.web.catalogue` holds what is published, for every feature."""

raise ImportError("import trainer.web.catalogue instead; this file only says so")

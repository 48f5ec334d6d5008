"""What managers' pages show. Every number comes from `records.gaps`, so that all of them agree."""

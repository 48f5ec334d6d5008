"""What several features write or read together: evidence, standings, gap rows, people, audit."""

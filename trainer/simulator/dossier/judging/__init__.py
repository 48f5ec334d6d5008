"""The predicates of the one-stop system, by what they judge."""

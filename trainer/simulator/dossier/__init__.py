"""The provincial one-stop system, with the look-ups, scanner and register that dossiers need."""

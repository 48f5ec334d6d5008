"""The rules: deadlines, marking, estimation, gaps. No Flask, no database, no clock."""

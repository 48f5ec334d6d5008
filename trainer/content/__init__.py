"""From the files that trainers write to domain values, revisions and pages, and what is wrong."""

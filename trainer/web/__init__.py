"""What pages share: access, language, the base template, components, errors."""

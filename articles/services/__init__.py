"""The only code that writes the database."""

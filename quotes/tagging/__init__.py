"""Which words of a text name people, organisations and places."""

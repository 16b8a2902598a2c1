"""Errors that people can mend: the command line prints them as one line and exits with status 1."""


class QuotesError(Exception):
    """Something the user gave cannot be used; the message names it and says what to do."""

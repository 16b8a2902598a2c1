"""Words, marks, sentences and quotations of a text as written: the ground under statements and speakers."""

"""Words, marks, sentences and quotations of a text as it is written: the ground under statements and speakers."""

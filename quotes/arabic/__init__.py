"""What is known of the language: spelling, words of speech and their forms, names of speakers."""

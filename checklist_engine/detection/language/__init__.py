"""What a language file says, made ready: the words that decide, and which language a text is in."""

"""Text made ready for matching, whatever it says: plain characters, sentences, and authored patterns found in them."""

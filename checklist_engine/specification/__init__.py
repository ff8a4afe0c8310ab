"""What was asked: the model of a specification, and one reader a format."""

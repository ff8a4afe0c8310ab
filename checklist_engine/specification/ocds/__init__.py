"""Reading the Open Contracting Data Standard (OCDS) 1.0 and 1.1."""

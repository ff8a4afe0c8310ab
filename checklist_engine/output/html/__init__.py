"""The report as one HTML page, which is also what the PDF is made from."""

"""Many specifications: streaming, workers, a cluster, resume, and a table to sum up."""

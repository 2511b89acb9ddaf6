"""What words are known for without a classifier: asides, danger, a wish how to be reached."""

"""A line as its matter is read: without courtesies around it, and its slips mended."""

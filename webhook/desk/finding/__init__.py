"""Finding at the desk: one field for all that is sought, a list that can be narrowed and kept."""

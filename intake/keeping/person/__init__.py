"""What is kept of one person: found, copied for them, erased, and searched for again."""

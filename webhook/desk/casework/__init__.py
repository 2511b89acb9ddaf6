"""What is done with a case besides its everyday acts, and what was typed meanwhile."""

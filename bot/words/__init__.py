"""Words of citizens as the known names of services and places, and the language they are in."""

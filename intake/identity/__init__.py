"""Who vouches for the people at the desk besides ourselves."""

"""Chat on the municipal site: an API, and a stream of what is said."""

"""What `make` calls to keep an installation shut: a new data key, and the security log."""

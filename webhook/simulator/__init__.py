"""Talks to the running house as a citizen does, and plays written conversations against it."""

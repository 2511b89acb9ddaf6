"""Talks to the running system as a citizen does, and plays written conversations against it."""

"""Accounts at the desk: ways in, where one is signed in, who is there, and the logs of that."""

"""Accounts of the desk, given and changed by an administrator, and the log of that."""

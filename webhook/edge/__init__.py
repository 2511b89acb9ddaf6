"""The edge: where requests arrive without a thread for each, and wait for a seat in order of need.

Why so: docs/decisions/0017-streams-cost-no-thread.md.
"""

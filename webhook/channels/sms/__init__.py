"""Text messages: each answered by one of ours, or by silence."""

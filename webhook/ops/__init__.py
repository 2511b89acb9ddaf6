"""What those who run an installation ask: is it well, what does it count, who asks too often."""

"""What turns did for good, as far as the gateway has to say it."""

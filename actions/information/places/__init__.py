"""Where and when somebody is received: hours, addresses and numbers, true to the moment."""

"""What is run by hand or by make: each module is a command."""

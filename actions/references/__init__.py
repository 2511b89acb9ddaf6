"""What is asked of an appointment or a running matter by its reference."""

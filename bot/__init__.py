"""What runs inside Rasa, and nothing else."""

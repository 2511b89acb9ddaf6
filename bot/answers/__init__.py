"""The banks of answers and the gate: which unit a line asks for, and whether it asks at all."""

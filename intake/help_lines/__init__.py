"""Whom to call in danger: the help lines of each country, from `data/national/`."""

from intake.help_lines.model import HelpLine
from intake.help_lines.naming import lines_for, sentences, written_help

__all__ = ["HelpLine", "lines_for", "sentences", "written_help"]

"""The figures of a lead: as charts with their tables, and as a file for a spreadsheet."""

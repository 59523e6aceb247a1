"""The process border: what reads and decodes on one side, what asks on the other."""

"""The model in forms for others: JSON and text about a gallery."""

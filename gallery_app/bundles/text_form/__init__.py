"""The article text form: a story saved or pasted as plain text, and the images beside it."""

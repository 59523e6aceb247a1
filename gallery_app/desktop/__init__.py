"""At home on a desktop: one running program, what the desktop is told of it, and the covers it shows."""

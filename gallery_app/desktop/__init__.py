"""Being at home on a Linux desktop: what it needs to know of the program, and the covers it shows."""

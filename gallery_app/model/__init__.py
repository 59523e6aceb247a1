"""What a photo story is: frozen values and pure functions, standard library only."""

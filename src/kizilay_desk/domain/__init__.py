"""What the programmes are: values and decisions, standard library only."""

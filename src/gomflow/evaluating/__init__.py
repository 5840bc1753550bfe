"""How right the Smart Agent is: its decisions over labelled pictures, counted, and every wrong one named."""

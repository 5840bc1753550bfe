"""The demo: one whole group order with simulated people, on real servers, checked to the last centavo."""

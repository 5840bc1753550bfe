"""Breaking GOMFLOW on purpose, on real servers, and proving afterwards that nothing was lost and nothing doubled."""

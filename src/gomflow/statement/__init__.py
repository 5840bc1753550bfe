"""The statement aggregate: what a GOM's wallets and banks say came in, and whose money each line turned out to be."""

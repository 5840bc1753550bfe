"""A GOM's statements: the money that came to their wallets and banks, as their own records say."""

"""What the documentation says of the code, written from the code: `make docs` writes it, a test holds it to that."""

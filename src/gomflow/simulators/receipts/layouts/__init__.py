"""One module for each family of payment apps; each layout draws a whole screen from a receipt."""

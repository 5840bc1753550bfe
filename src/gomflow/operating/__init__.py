"""What stands behind the commands of operators: looking into the log, proving it whole, and bringing it back."""

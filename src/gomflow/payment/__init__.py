"""The payment aggregate: one transfer a buyer claims to have made, from the picture to the decision."""

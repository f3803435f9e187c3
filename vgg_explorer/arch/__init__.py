"""What a network is: the cfg language and every figure, in the standard library alone."""

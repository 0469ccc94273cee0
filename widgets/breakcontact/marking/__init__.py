"""A page on this machine for marking free text: one text after the other, into the gradebook."""

"""What a group found hard, by objective, for its teacher: about the group, and nobody in it."""

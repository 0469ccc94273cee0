"""The widget of the evidence board."""

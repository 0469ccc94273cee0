"""Serve the pages to the phones of a room, and take what is handed in."""

"""The widgets of lesson 2: guess, people, figures, explorer, sources."""

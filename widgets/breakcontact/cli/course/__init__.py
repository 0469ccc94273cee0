"""``breakcontact class``: a thin file for each word; what they do is in ``breakcontact.course``."""

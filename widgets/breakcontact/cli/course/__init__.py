"""The subcommands of ``breakcontact class``, thin layers over ``breakcontact.course``."""

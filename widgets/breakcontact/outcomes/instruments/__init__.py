"""With what a case travels from country to country: the instruments, as built from their source."""

from breakcontact.outcomes.instruments.table import (
    Instrument,
    Instruments,
    Period,
    Station,
    load_instruments,
)

__all__ = ["Instrument", "Instruments", "Period", "Station", "load_instruments"]

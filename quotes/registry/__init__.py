"""What roles mean across articles: the office a role is filed under and the country it belongs to. Knows no parser."""

from quotes.registry.countries import Country, countries, country_of
from quotes.registry.offices import Office, office_of, offices

__all__ = ["Country", "Office", "countries", "country_of", "office_of", "offices"]

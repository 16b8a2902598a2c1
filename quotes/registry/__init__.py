"""What names and roles mean across articles: who is one, the office and the country of a role. Knows no parser."""

from quotes.registry.countries import Country, countries, country_of
from quotes.registry.offices import Office, office_of, offices

__all__ = ["Country", "Office", "countries", "country_of", "office_of", "offices"]

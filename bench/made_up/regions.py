"""Where made-up cities lie: stretches of real land, with the economy, the clock, the money and the language that go with them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """A stretch of land, and what its cities share. `box` is south, west, north and east in degrees; parts of it may be sea."""

    economy: str
    country: str
    language: str
    """As a profile has it: `ja`, `zh-Hans`."""
    timezone: str
    currency: str
    fare: float
    """What a ride on the metro costs, in that currency."""
    box: tuple[float, float, float, float]
    emergency: tuple[str, str]
    """The numbers of the police, and of fire and ambulance."""


REGIONS = (
    Region("JP", "Japan", "ja", "Asia/Tokyo", "JPY", 210, (34.6, 133.0, 38.5, 140.6), ("110", "119")),
    Region("KR", "the Republic of Korea", "ko", "Asia/Seoul", "KRW", 1550, (34.9, 126.7, 37.9, 129.3), ("112", "119")),
    Region("CN", "China", "zh-Hans", "Asia/Shanghai", "CNY", 4, (23.5, 108.0, 37.5, 121.5), ("110", "120")),
    Region("TW", "Taiwan", "zh-Hant", "Asia/Taipei", "TWD", 25, (22.6, 120.2, 25.1, 121.7), ("110", "119")),
    Region("RU", "Russia", "ru", "Europe/Moscow", "RUB", 60, (50.5, 35.5, 60.0, 44.5), ("102", "112")),
    Region("BG", "Bulgaria", "bg", "Europe/Sofia", "BGN", 1.6, (41.8, 22.9, 43.8, 28.2), ("166", "112")),
    Region("CY", "Cyprus", "el", "Asia/Nicosia", "EUR", 2.4, (34.6, 32.3, 35.2, 34.0), ("199", "112")),
    Region("EG", "Egypt", "ar", "Africa/Cairo", "EGP", 10, (28.0, 30.2, 31.4, 32.3), ("122", "123")),
    Region("SA", "Saudi Arabia", "ar", "Asia/Riyadh", "SAR", 4, (19.5, 40.0, 27.5, 49.8), ("999", "997")),
    Region("MA", "Morocco", "ar", "Africa/Casablanca", "MAD", 6, (30.5, -9.6, 35.0, -3.5), ("190", "150")),
    Region("IN", "India", "hi", "Asia/Kolkata", "INR", 30, (15.5, 73.2, 27.0, 84.5), ("100", "112")),
    Region("ES", "Spain", "es", "Europe/Madrid", "EUR", 1.5, (37.0, -6.4, 43.3, -0.4), ("091", "112")),
    Region("MX", "Mexico", "es", "America/Mexico_City", "MXN", 6, (17.5, -103.5, 22.5, -96.3), ("911", "065")),
    Region("FR", "France", "fr", "Europe/Paris", "EUR", 2.1, (43.3, -1.3, 49.4, 6.2), ("17", "112")),
    Region("DE", "Germany", "de", "Europe/Berlin", "EUR", 3.2, (48.2, 7.6, 54.3, 13.6), ("110", "112")),
    Region("PL", "Poland", "pl", "Europe/Warsaw", "PLN", 4.4, (50.1, 15.5, 54.5, 22.8), ("997", "112")),
    Region("CZ", "Czechia", "cs", "Europe/Prague", "CZK", 30, (48.9, 12.9, 50.6, 17.8), ("158", "112")),
    Region("PT", "Portugal", "pt", "Europe/Lisbon", "EUR", 1.8, (37.1, -8.8, 41.8, -7.2), ("217", "112")),
    Region("BR", "Brazil", "pt", "America/Sao_Paulo", "BRL", 5.2, (-23.8, -49.0, -19.5, -40.4), ("190", "192")),
    Region("SE", "Sweden", "sv", "Europe/Stockholm", "SEK", 42, (56.0, 12.7, 62.5, 17.6), ("114 14", "112")),
    Region("TR", "Türkiye", "tr", "Europe/Istanbul", "TRY", 27, (36.8, 27.6, 41.0, 38.5), ("155", "112")),
    Region("IT", "Italy", "it", "Europe/Rome", "EUR", 1.7, (40.6, 8.2, 45.8, 15.9), ("113", "112")),
    Region("VN", "Viet Nam", "vi", "Asia/Ho_Chi_Minh", "VND", 12000, (10.2, 105.5, 21.5, 108.8), ("113", "115")),
)  # fmt: skip

"""Pins to draw in tests: real places, as many kinds of plate as there are."""

from cityguide.maps.pins import Pin


def city(name: str, local: str, language: str, latitude: float, longitude: float, large: bool = True) -> Pin:
    return Pin(latitude, longitude, name, "city", local_label=local, language=language, emphasis=large)


def sights(*places: tuple[float, float]) -> list[Pin]:
    return [Pin(lat, lon, f"Place {n}", "attraction", href=f"#place-{n}", number=n) for n, (lat, lon) in enumerate(places, start=1)]


TOKYO = [
    city("Tokyo", "東京", "ja", 35.6895, 139.6917),
    city("Yokohama", "横浜", "ja", 35.4442, 139.6381),
    *sights(
        (35.6705, 139.7736),
        (35.6655, 139.7596),
        (35.6487, 139.79),
        (35.663, 139.745),
        (35.619, 139.777),
        (35.6354, 139.7407),
        (35.689, 139.7742),
        (35.6984, 139.7722),
        (35.7105, 139.8094),
        (35.4582, 139.632),
        (35.4508, 139.631),
        (35.4619, 139.6267),
    ),
]
PEARL_RIVER = [
    city("Shenzhen", "深圳", "zh-Hans", 22.5446, 114.0545),
    city("Hong Kong", "香港", "zh-Hant", 22.25, 114.1667),
    city("Guangzhou", "广州", "zh-Hans", 23.1302, 113.2593),
    *sights((22.2838, 114.1496), (22.3012, 114.1776), (22.483, 113.912), (23.0419, 113.3572)),
]
BEIJING = [city("Beijing", "北京", "zh-Hans", 39.9075, 116.3972), *sights((40.0047, 116.3922), (39.9839, 116.4883), (39.9062, 116.4284))]
BAY = [
    city("San Francisco", "San Francisco", "en", 37.7749, -122.4194),
    city("San Jose", "San José", "es", 37.3394, -121.895),
    *sights((37.4144, -122.077), (37.3314, -121.8907), (37.8009, -122.3985), (37.77, -122.4656), (37.7947, -122.4114)),
]
SEOUL = [
    city("Seoul", "서울", "ko", 37.566, 126.9784),
    city("Suwon", "수원", "ko", 37.2911, 127.0089, large=False),
    *sights((37.5715, 126.9772), (37.5715, 126.9772), (37.4816, 126.8826), (37.5656, 127.0091)),
]
FIVE = {"tokyo": TOKYO, "pearl-river": PEARL_RIVER, "beijing": BEIJING, "bay": BAY, "seoul": SEOUL}

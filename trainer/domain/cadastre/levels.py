"""Levels and their colours, and the land-type codes: conventions of the map, held as data.

The numbers follow facts `cadastre/level/…`, the codes `cadastre/land-type/…`; a test compares the
two. They come from Circular 25/2014/TT-BTNMT and second-hand lists, and today's text was not found:
another set of conventions is another value of `Conventions`.
"""

from collections.abc import Mapping

from trainer.domain.values import Text, value

BOUNDARY = 10
HOUSE = 14
ROAD = 23
STREAM, CANAL = 31, 32
LEGAL_BOUNDARY = 61
OLD_BOUNDARY = 60
LAND_COVER_EDGES = (ROAD, STREAM, CANAL)


@value
class Level:
    """A level for lines, and the colours that a line on it may have: the usual one first."""

    number: int
    name: Text
    colours: tuple[str, ...]


@value
class Conventions:
    """What a map of one time is drawn by. `label_levels` carry text and points, never lines."""

    levels: Mapping[int, Level]
    label_levels: frozenset[int]
    abolished_levels: frozenset[int]
    land_types: Mapping[str, Text]
    obsolete_land_types: frozenset[str]


_LEVELS = (
    Level(
        number=BOUNDARY,
        name=Text(vi="Ranh giới thửa đất", en="Parcel boundary"),
        colours=("black", "red"),
    ),
    Level(number=HOUSE, name=Text(vi="Tường nhà", en="House wall"), colours=("black",)),
    Level(number=ROAD, name=Text(vi="Mép đường", en="Edge of a road"), colours=("brown",)),
    Level(number=STREAM, name=Text(vi="Mép nước", en="Edge of water"), colours=("blue",)),
    Level(number=CANAL, name=Text(vi="Bờ kênh, mương", en="Edge of a canal"), colours=("blue",)),
    Level(
        number=OLD_BOUNDARY,
        name=Text(vi="Ranh giới cũ đã bỏ", en="Old boundary, given up"),
        colours=("grey",),
    ),
    Level(
        number=LEGAL_BOUNDARY,
        name=Text(vi="Ranh giới pháp lý", en="Legal boundary"),
        colours=("red",),
    ),
    Level(number=63, name=Text(vi="Khung bản đồ", en="Frame of the sheet"), colours=("black",)),
)

_LAND_TYPES = {
    "LUC": Text(vi="Đất chuyên trồng lúa nước", en="Wet rice, two crops or more"),
    "LUK": Text(vi="Đất trồng lúa nước còn lại", en="Other wet rice"),
    "LUN": Text(vi="Đất lúa nương", en="Upland rice"),
    "BHK": Text(vi="Đất bằng trồng cây hàng năm khác", en="Other annual crops on level land"),
    "NHK": Text(vi="Đất nương rẫy trồng cây hàng năm khác", en="Other annual crops on swidden"),
    "CLN": Text(vi="Đất trồng cây lâu năm", en="Perennial crops"),
    "RSX": Text(vi="Đất rừng sản xuất", en="Production forest"),
    "RPH": Text(vi="Đất rừng phòng hộ", en="Protection forest"),
    "RDD": Text(vi="Đất rừng đặc dụng", en="Special-use forest"),
    "NTS": Text(vi="Đất nuôi trồng thủy sản", en="Aquaculture"),
    "LMU": Text(vi="Đất làm muối", en="Salt making"),
    "NKH": Text(vi="Đất nông nghiệp khác", en="Other agricultural land"),
    "ONT": Text(vi="Đất ở tại nông thôn", en="Rural housing"),
    "ODT": Text(vi="Đất ở tại đô thị", en="Urban housing"),
    "TSC": Text(vi="Đất xây dựng trụ sở cơ quan", en="Seat of an agency"),
    "DGD": Text(vi="Đất xây dựng cơ sở giáo dục và đào tạo", en="Education and training"),
    "DYT": Text(vi="Đất xây dựng cơ sở y tế", en="Health care"),
    "DGT": Text(vi="Đất giao thông", en="Transport"),
    "DTL": Text(vi="Đất thủy lợi", en="Irrigation"),
    "SKC": Text(vi="Đất cơ sở sản xuất phi nông nghiệp", en="Non-agricultural production"),
    "TMD": Text(vi="Đất thương mại, dịch vụ", en="Trade and services"),
}

CONVENTIONS = Conventions(
    levels={level.number: level for level in _LEVELS},
    label_levels=frozenset({2, 4, 11, 13}),
    abolished_levels=frozenset({44, 45}),
    land_types=_LAND_TYPES,
    obsolete_land_types=frozenset({"LNC", "LNQ", "LNK", "COC"}),
)

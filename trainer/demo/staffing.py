"""Invented staff for the demo province: who sits on which post of which commune.

Every name is made up from common parts, every staff code starts with MAU ("specimen"), and the
same seed always gives the same province.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trainer.domain.framework import JobProfile
from trainer.simulator.chance import picked, whole_number

SURNAMES = ("Lò", "Quàng", "Cà", "Tòng", "Lường", "Vàng", "Giàng", "Sùng", "Mùa", "Thào", "Vừ",
            "Hạng", "Ly", "Chảo", "Lù", "Bạc", "Nguyễn", "Trần", "Phạm", "Lê", "Hoàng", "Khoàng")  # fmt: skip
MIDDLE = ("Văn", "Thị", "A", "Thị", "Minh", "Thanh", "Thu", "Đức", "Hồng", "Quang", "Ngọc")
GIVEN = ("An", "Biên", "Chung", "Dung", "Đoàn", "Giang", "Hạnh", "Hoa", "Khánh", "Lan", "Liên",
         "Mai", "Nam", "Nga", "Páo", "Phương", "Quân", "Sáng", "Tâm", "Thắng", "Thủy", "Tủa",
         "Vân", "Vinh", "Xuân", "Yến", "Dế", "Chứ", "Pó", "Dính")  # fmt: skip
SEVERAL = {"reception-officer": 3, "commune-vice-chair": 2, "vice-chair": 2}
SHORT_OF = {"construction", "transport", "land", "technology", "survey"}
OPENED = date(2025, 7, 1)


@dataclass(frozen=True, kw_only=True)
class Seat:
    """One post of a commune, and who sits on it; a vacant one has no name."""

    commune: str
    profile: str
    name: str | None
    staff_code: str
    since: date


def seats(communes: Sequence[str], profiles: Sequence[JobProfile], seed: int) -> Iterator[Seat]:
    """Yield every post of the province's communes, some of them vacant."""
    number = 0
    for commune in communes:
        for profile in profiles:
            if profile.helper:
                continue
            for place in range(SEVERAL.get(profile.code, 1)):
                number += 1
                yield _seat(commune, profile.code, place, number, seed)


def _seat(commune: str, profile: str, place: int, number: int, seed: int) -> Seat:
    stream = f"{commune}/{profile}/{place}"
    scarce = any(word in profile for word in SHORT_OF)
    vacant = whole_number(seed, f"{stream}/vacant", 1, 100) <= (22 if scarce else 4)
    return Seat(
        commune=commune,
        profile=profile,
        name=None if vacant else _name(stream, seed),
        staff_code=f"MAU-{number:05d}",
        since=OPENED + timedelta(days=whole_number(seed, f"{stream}/since", 0, 300)),
    )


def _name(stream: str, seed: int) -> str:
    parts = (("surname", SURNAMES), ("middle", MIDDLE), ("given", GIVEN))
    return " ".join(picked(seed, f"{stream}/{part}", choices) for part, choices in parts)

"""What a manager may ask of a report, all of it in the address: the day, the area, the order."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from werkzeug.datastructures import MultiDict


@dataclass(frozen=True, kw_only=True)
class ReportForm:
    """One reading of a report. `mistaken` holds a day that could not be read."""

    as_of: date
    area: str = ""
    skill: str = ""
    order: Literal["risk", "name"] = "risk"
    mistaken: str = ""
    today: date

    @classmethod
    def read(cls, args: "MultiDict[str, str]", today: date) -> "ReportForm":
        """Read the address; a day that is none leaves today and is shown as a mistake."""
        form = cls(
            as_of=today,
            area=args.get("area", ""),
            skill=args.get("skill", ""),
            order="name" if args.get("order") == "name" else "risk",
            today=today,
        )
        given = args.get("as_of", "").strip()
        try:
            return replace(form, as_of=date.fromisoformat(given)) if given else form
        except ValueError:
            return replace(form, mistaken=given[:40])

    def address(self, **changes: Any) -> dict[str, str]:
        """Return the address arguments of this report with `changes`; templates make links."""
        asked = {"area": self.area, "skill": self.skill, "order": self.order}
        if self.as_of != self.today:
            asked["as_of"] = self.as_of.isoformat()
        asked.update(changes)
        return {name: str(given) for name, given in asked.items() if given}

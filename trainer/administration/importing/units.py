"""Which commune a cell means, and which one it may have meant."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from trainer.domain.vietnamese import folded
from trainer.models import OrgUnit


class UnitNames:
    """Finds units by official code or by name, with or without "Xã", "Phường", accents."""

    def __init__(self, units: Iterable[OrgUnit]) -> None:
        self.by_code = {unit.code: unit for unit in units}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_former: dict[str, set[str]] = defaultdict(set)
        for unit in self.by_code.values():
            self._note(self._by_name, unit.name, unit.code)
            for former in filter(None, unit.former_names.split("; ")):
                self._note(self._by_former, former, unit.code)

    @staticmethod
    def _note(names: dict[str, set[str]], full_name: str, code: str) -> None:
        whole = folded(full_name)
        own = whole.removeprefix("thi tran ").removeprefix("thi xa ")
        names[whole].add(code)
        names[own.split(" ", 1)[1] if own == whole and " " in own else own].add(code)

    def find(self, text: str) -> OrgUnit | None:
        """Return the one unit that the text names, or None."""
        return self.by_code.get(_code(text)) or self._only(self._by_name, text)

    def meant(self, text: str) -> OrgUnit | None:
        """Return the unit that a mistaken text may have meant: a former name, or the nearest one."""
        if len(text) > 80:
            return None
        former = self._only(self._by_former, text)
        names = self.by_code if text.isdecimal() else self._by_name
        near = get_close_matches(_code(folded(text)), names, n=1, cutoff=0.7)
        if former or not near:
            return former
        return self.by_code.get(near[0]) or self._only(self._by_name, near[0])

    def _only(self, names: dict[str, set[str]], text: str) -> OrgUnit | None:
        codes = names.get(folded(text), set()) if len(text) <= 80 else set()
        return self.by_code[next(iter(codes))] if len(codes) == 1 else None


def _code(text: str) -> str:
    """Give a code back the leading zeros that spreadsheets eat."""
    return text.zfill(5) if text.isdecimal() and text.isascii() and len(text) > 2 else text

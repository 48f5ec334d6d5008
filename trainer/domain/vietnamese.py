"""How Vietnamese is folded for search and sorted for people.

Search ignores accents and case, and đ is d: "dien bien" finds "Điện Biên".
Sorting follows the Vietnamese alphabet (a ă â b c d đ e ê … ), then the tones in the order
none, grave, hook, tilde, acute, dot; people are sorted by given name first, then by surname.
"""

import unicodedata

_LETTERS = {c: i for i, c in enumerate(" 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def folded(text: str) -> str:
    """Return `text` as searches compare it: lower case, without accents, đ as d, single spaces."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def sort_key(text: str) -> str:
    """Return a key whose plain string order is the Vietnamese dictionary order of `text`."""
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", " ".join(text.lower().split())):
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES[c] for c in parts if c in _TONES), 0)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
        letters.append(_LETTERS.get(base, len(_LETTERS)))
        tones.append(tone)
    return "".join(chr(33 + n) for n in letters) + "!" + "".join(map(str, tones))


def name_sort_key(name: str) -> str:
    """Return the sort key of a person's name: given name first, then the rest."""
    *rest, given = name.split() or [""]
    return sort_key(" ".join([given, *rest]))

"""One of what a plural names: 1 person of people, 1 member of staff of members of staff.

Officers name units as they please. What the rules do not know stays as it is: “1 staff” is clumsy, “1 sery” is wrong.
"""

import re
from functools import lru_cache

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "pence": "penny", "chairmen": "chairman", "aldermen": "alderman",
    "firemen": "fireman", "policemen": "policeman", "fishermen": "fisherman", "gentlemen": "gentleman",
    "analyses": "analysis", "crises": "crisis", "theses": "thesis", "hypotheses": "hypothesis",
    "diagnoses": "diagnosis", "emphases": "emphasis", "oases": "oasis", "lenses": "lens", "gases": "gas",
    "atlases": "atlas", "canvases": "canvas", "biases": "bias", "aliases": "alias", "quizzes": "quiz",
    "criteria": "criterion", "phenomena": "phenomenon", "memoranda": "memorandum", "curricula": "curriculum",
    "referenda": "referendum", "alumni": "alumnus", "indices": "index", "appendices": "appendix",
    "leaves": "leaf", "lives": "life", "knives": "knife", "wives": "wife", "halves": "half", "shelves": "shelf",
    "loaves": "loaf", "wolves": "wolf", "thieves": "thief", "calves": "calf", "scarves": "scarf",
    "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "echoes": "echo", "cargoes": "cargo",
    "vetoes": "veto", "embargoes": "embargo", "volcanoes": "volcano", "mosquitoes": "mosquito",
    "movies": "movie", "cookies": "cookie", "calories": "calorie", "ties": "tie", "pies": "pie", "lies": "lie",
    "selfies": "selfie", "prairies": "prairie", "sorties": "sortie", "fuses": "fuse", "abuses": "abuse",
    "uses": "use", "excuses": "excuse", "refuses": "refuse", "caches": "cache", "headaches": "headache",
    "passers-by": "passer-by",
}  # fmt: skip
_SAME = frozenset(
    {"series", "species", "news", "means", "headquarters", "works", "gasworks", "premises", "barracks", "crossroads"}
    | {"axes", "bases", "sales", "arms", "clothes", "thanks", "sports"}
)
"""One is called like several, or otherwise than a rule would have it."""
_NO_PLURAL = frozenset({"gas", "lens", "bias", "alias", "atlas", "canvas", "chaos", "overseas", "always", "yes"})
_NOT_PLURAL = re.compile(r".*(?:ss|us|is)")
_WITHOUT_ES = re.compile(r"(.+(?:ss|x|ch|sh|zz)|.*[^aeo]us)es")
_OF_MEN = re.compile(r"(.*wo|.+s)men")
_AND = re.compile(r" (?:and|or) ")
_HEAD = re.compile(
    r"(.+?)((?: (?:of|in|on|at|per|for|from|with|without|between|by|to|into|under|over|who|that)\b| \().*)?"
)


@lru_cache(maxsize=2**12)
def singular(plural: str) -> str:
    """The words in the singular: the last plural before “of”, “in” and the like; the same words where there is none."""
    match = _HEAD.fullmatch(plural)
    head, rest = (match[1], match[2] or "") if match else (plural, "")
    parts = _AND.split(head)
    ones = [_phrase(part) for part in parts]
    if len(parts) > 1 and all(one != part for one, part in zip(ones, parts, strict=True)):
        return " or ".join(ones) + rest
    return _phrase(head) + rest


def _phrase(words: str) -> str:
    """With its last plural in the singular: “degree east”, “US dollar”, “visit held”."""
    each = words.split(" ")
    for at in range(len(each) - 1, -1, -1):
        one = _word(each[at])
        if one != each[at] or one.casefold() in _SAME:
            return " ".join([*each[:at], one, *each[at + 1 :]])
    return words


def _word(plural: str) -> str:
    """One word, or the last part of one with hyphens."""
    if plural in _IRREGULAR:
        return _IRREGULAR[plural]
    before, hyphen, last = plural.rpartition("-")
    return before + hyphen + (_IRREGULAR.get(last) or _regular(last))


def _regular(plural: str) -> str:
    if plural.casefold() in _SAME | _NO_PLURAL or _NOT_PLURAL.fullmatch(plural) or plural.isupper():
        return plural
    if match := _OF_MEN.fullmatch(plural):
        return f"{match[1]}man"
    if plural.endswith("ies") and len(plural) > 4:
        return plural.removesuffix("ies") + "y"
    if match := _WITHOUT_ES.fullmatch(plural):
        return match[1]
    return plural.removesuffix("s") if len(plural) > 2 else plural

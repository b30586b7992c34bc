"""Lines that belong to the page and not to the report: links, share bars, cookie notices, captions, credits.

One table of kinds. Every pattern is matched at a line's start, is anchored or short, and repeats nothing inside a
repetition.
"""

from __future__ import annotations

import re

MAX_LINE = 400
MAX_CREDIT_LINE = 300
CREDIT_TAIL = 70

_LINK_END = r"\s*(?::|$|-|–|—|\||>|»|\.{3}|…)"
_KINDS: dict[str, tuple[str, ...]] = {
    "reading time": (r"\d{1,3}\s*-?\s*min(?:ute)?s?\.?\s+read\b.{0,20}$",),
    "links to other articles": (
        rf"(?:read|see) (?:also|more|next|on|the full story){_LINK_END}",
        rf"(?:also read|continue reading|keep reading|must read|don'?t miss|what to read next){_LINK_END}",
        rf"related(?: articles?| stories| news| topics)?{_LINK_END}",
        rf"(?:more on this(?: story)?|more from|in pictures|watch(?: now| live)?|listen(?: now)?){_LINK_END}",
        rf"(?:editor'?s picks?|recommended(?: stories)?|trending(?: now)?|most (?:read|popular|viewed)){_LINK_END}",
        rf"(?:you (?:may|might) also like|top stories|latest news){_LINK_END}",
    ),
    "advertising": (
        r"(?:advertise?ments?|sponsored(?: content)?|promoted)\s*(?::|$|-|–|—)",
        r"(?:story|article) continues (?:below|after)\b",
    ),
    "calls to act": (
        r"(?:follow|like|join|find|support|contact) us\b",
        r"(?:subscribe|sign up|sign in|log in|share this|share on|share via|click here|tap here|download our)\b",
        r"(?:get our|register (?:now|for)|skip to|jump to|scroll (?:down|to)|back to top|report a typo)\b",
        r"(?:leave a (?:comment|reply)|post a comment|add a comment|view (?:all )?comments)\b",
    ),
    "cookies": (
        r"(?:we|this (?:web)?site|our (?:web)?site|our partners)(?: and our partners)? uses? cookies\b",
        r"(?:accept|reject|manage|allow)(?: all)? (?:cookies|preferences)\b",
        r"by (?:clicking|continuing)\b[^.]{0,80}\b(?:agree|accept|consent)\b",
        r"(?:cookie|privacy) (?:policy|settings|notice|preferences)\b",
    ),
    "rights": (r"copyright\b", r"©", r"\(c\) \d{4}", r"all rights reserved", r"terms of (?:use|service)"),
    "staff": (r"\(?(?:additional )?(?:reporting|writing|editing|compiled|translated) by\b", r"edited by\b"),
    "dates of the page": (r"(?:last )?(?:updated|modified|published|posted)\s*(?::|on\b|at\b|\d)",),
    "captions": (
        r"(?:photo|image|picture|credit|source|caption|file photo)s?\s*(?::|by\b|credit)",
        r"(?:video|graphic|map|photograph)s?\s*:",
        r"(?:image|media|video|photo) (?:source|caption|copyright|credit)\s*[,:]",
        r"(?:image|photo|picture) \d{1,3} of \d{1,3}\b",
        r"this video (?:can ?not|cannot)\b",
    ),
    "tags": (r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|labels)\s*:",),
    "waiting": (
        r"loading\s*(?:\.{3}|…|$)",
        r"(?:please )?enable javascript\b",
        r"javascript is (?:disabled|required)\b",
    ),
    "counts": (r"\d{1,6} (?:comments?|shares?|views?|likes?)$", r"comments?\s?\(\d{1,6}\)$"),
}
_FURNITURE = re.compile(
    "|".join(f"(?:{pattern})" for patterns in _KINDS.values() for pattern in patterns), re.IGNORECASE
)
_BYLINE = re.compile(
    r"[Bb][Yy]\s+[A-Z][\w.'’-]+(?:(?:\s|,|&){1,3}(?:(?:and|AND|de|van|von|der|bin|al|el|for|in)\s+)?[A-Z][\w.'’-]+){0,7}$"
)
_CREDIT = re.compile(
    r"(?:\[[^\[\]]{2,60}\]|\((?:photo|image|file|getty|reuters|afp|ap|epa|xinhua|anadolu|credit)[^()]{0,60}\)|"
    r"/\s?(?:AFP|AP|Reuters|EPA|Getty(?: Images)?))\.?$",
    re.IGNORECASE,
)
# The same at the end of a line amid the text, where "(AP)" may close a sentence.
_CREDIT_AMID = re.compile(
    r"(?:\[[^\[\]]{0,40}\b(?:AFP|AP|Reuters|EPA|Getty|File|Anadolu|Xinhua|Photo)\b[^\[\]]{0,30}\]|"
    r"\((?:photo|image|file photo|file|getty|credit)[^()]{0,60}\)|/\s?(?:AFP|AP|Reuters|EPA|Getty Images))\.?$"
)
SHARE_WORDS = frozenset(
    "facebook twitter x whatsapp telegram email e-mail mail print share copy link linkedin pinterest reddit instagram "
    "youtube messenger bluesky threads save bookmark rss tiktok viber sms pocket flipboard tweet post pin on via and "
    "or this".split()
)
_SPLIT_MENU = re.compile(r"\s?[|›»•·>]\s?")
MENU_ITEMS, MENU_ITEM_LENGTH = 3, 25


def is_furniture(line: str) -> bool:
    """Whether a line (its white space trimmed) is no part of the report."""
    if len(line) > MAX_LINE:
        return False
    return bool(_FURNITURE.match(line)) or bool(_BYLINE.match(line)) or _is_share_bar(line) or _is_menu(line)


def is_credit(line: str) -> bool:
    """Whether a line of the head ends in a picture's credit, so that it is the picture's caption."""
    return len(line) <= MAX_CREDIT_LINE and bool(_CREDIT.search(line[-CREDIT_TAIL:]))


def is_caption(line: str) -> bool:
    """Whether a line amid the text is a picture's caption, by the credit at its end."""
    return len(line) <= MAX_CREDIT_LINE and bool(_CREDIT_AMID.search(line[-CREDIT_TAIL:]))


def _is_share_bar(line: str) -> bool:
    """Names of networks and nothing else: "Share Facebook Twitter Copy link"."""
    words = line.lower().replace(",", " ").replace("|", " ").split()
    return 1 <= len(words) <= 20 and all(word in SHARE_WORDS for word in words)


def _is_menu(line: str) -> bool:
    """Short names between bars: "Home | World | Middle East"."""
    items = _SPLIT_MENU.split(line)
    return (
        len(items) >= MENU_ITEMS
        and all(len(item) <= MENU_ITEM_LENGTH for item in items)
        and not line.endswith((".", "!", "?"))
        and not any(c.isdigit() for c in line)
    )

"""Lines of a page that are not the article: buttons, captions, bylines, teasers, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_NAME = r"(?-i:[A-Z][\w.'’-]*(?:\s(?:de|van|von|bin|al|el|la)\b)?(?:\s[A-Z][\w.'’-]*){1,4})"
_AGENCY = (
    r"(?-i:AP|AFP|EPA|Reuters|REUTERS|Getty|Shutterstock|iStock|Alamy|Bloomberg|Pool|POOL|File|FILE|Xinhua|ANSA|DPA|dpa"
    r"|TASS|UPI|PA|CNN|BBC|NBC|ABC|CBS|TNS|Handout|Screengrab|Flickr|Wikimedia|Unsplash|Pixabay|Pexels)"
)

_OPENING = _any(
    r"(?:read|see|learn|find out|show|load|view|get) (?:more|also|next|less|all)\b",
    r"(?:continue reading|click (?:here|to|on|the)|tap (?:here|to)|swipe|scroll (?:down|to))\b",
    r"(?:also read|related(?: (?:articles?|stories|posts?|content|news|topics|links|reading|coverage))?\s?:"
    r"|recommended)",
    r"(?:you (?:might|may) (?:also )?(?:like|enjoy|be interested)|more (?:from|on this|stories|news|in|coverage)\b)",
    r"(?:don['’]t miss|must[- ]read|trending|most (?:read|popular|viewed|shared)|editor['’]s? (?:picks?|note"
    r"|choice))\b",
    r"(?:what to (?:read|know|watch) next|up next|in case you missed|top stories|latest (?:news|stories"
    r"|updates)\b.{0,9}$)",
    r"(?:please )?(?:follow|like|join|find|connect with|contact|email|tweet|message) (?:us|me|him|her|them|our"
    r"|the author"
    r"|@\w+|(?-i:[A-Z]\w+) on)\b",
    r"(?:please )?(?:subscribe|sign[- ]?up|sign in|log ?in|register|donate|support (?:us|our|independent))\b",
    r"(?:get|receive|have) (?:the|our|all|your|breaking|daily|unlimited|more)\b.{0,80}\b(?:inbox|newsletter|email"
    r"|app|alerts?)",
    r"(?:get in touch|leave a (?:reply|comment)|add (?:a )?comment|post a comment|comments?\b.{0,12}$|no comments"
    r"|\d+ comments)",
    r"(?:your email address|required fields|save my name|this site uses|we use cookies|by (?:clicking|continuing"
    r"|signing|"
    r"subscribing)|cookie|privacy policy|terms (?:of|and)|all rights reserved|copyright|©|\(c\) \d)",
    r"(?:share (?:this|on|via|with)|share\b.{0,20}$|tweet$|print$|email$|facebook$|twitter$|whatsapp$|copy link"
    r"|advertisement|"
    r"sponsored|ad$|ads by|skip to|back to top|menu$|home$|search$|loading|next (?:article|post)"
    r"|previous (?:article|post))",
    r"(?:tags?|topics|filed under|posted (?:in|on|by)|categor(?:y|ies)|keywords|source|sources|via|photos?|images?|"
    r"pictures?|video|credit|gallery|caption|illustration|graphic|listen|watch|live|read|more|explainer|opinion"
    r"|analysis|"
    r"published|updated|last (?:updated|modified)|first published|posted|by|author|written by|reporter|editor|story by|"
    r"edited by|reporting by|writing by|with reporting)\s?[:|]",
    r"(?:additional )?(?:reporting|writing|editing|compiled|edited|written|translated|translation) by\b",
    r"(?:the )?associated press (?:writers?|reporters?|journalists?)\b",
    r"(?:with (?:files|reporting|inputs?|material|additional) from|agencies contributed|this (?:article|story"
    r"|report|post) "
    r"(?:was|is|has been|originally|first|appeared|contains)|originally published|story continues|article continues)\b",
    r"(?:for more (?:details|information|news|on|stories)|check out|visit (?:us|our)|download (?:the|our)"
    r"|stay (?:tuned|up)"
    r"|got a (?:hot )?(?:scoop|tip|story)|do you have (?:a|any)|have (?:a|you got a) (?:tip|story)|send (?:us|your)"
    r"|let us know|tell us|share your|what do you think|join the (?:conversation|discussion|debate)|vote (?:in|now)"
    r"|take our|play our|try our|enter your|watch (?:the|our|this|now)|listen (?:to|now)|view (?:the|our))\b",
    r"(?:file (?:photo|picture|image|-|–|—)|file\b.{0,3}$|pool$|pictured|photograph(?:er|y)?:|photo by|image by"
    r"|getty images)",
)
_ANYWHERE = _any(
    r"\b(?:subscribe (?:today|now|to our)|sign up (?:for|to) (?:our|the|free)|follow us on|our newsletter|click here"
    r"|in your inbox|contributed to this (?:report|story|article)|all rights reserved|may not be (?:published"
    r"|reproduced)"
    r"|enable javascript|ad ?blocker|accept cookies|terms of service|terms of use|privacy policy)\b",
    r"\bfollow (?:him|her|them|me|us|(?-i:[A-Z]\w+)) on (?:x|twitter|facebook|instagram|threads|bluesky|linkedin)\b",
)
_CREDIT = re.compile(
    rf"[(\[](?:[^()\[\]]{{0,80}}\b)?(?:{_AGENCY}\b[^()\[\]]{{0,60}}|[^()\[\]]{{0,40}}(?i:photos?|images?|picture"
    rf"|credit|"
    rf"courtesy|screenshot|via)\b[^()\[\]]{{0,60}})[)\]]\.?$"
    rf"|(?:{_AGENCY}\s?(?:Photo|Images|/)|(?i:photo|image|picture|credit)s?\s?:|Getty Images|via (?:AP|Getty"
    rf"|REUTERS|AFP))"
    rf"[^.]{{0,60}}\.?$"
)
_BYLINE = re.compile(
    rf"(?:(?:[Bb]y|BY)\s{_NAME}(?:\s(?:and|&)\s{_NAME})*.{{0,60}}|{_NAME}\s?[|•·–-]\s?.{{0,60}})$".replace(
        "(?-i:", "(?:"
    )
)
_DATE_LINE = re.compile(
    r"(?:\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b|jan\w*|feb\w*|mar(?:ch)?|"
    r"apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|\d{1,4}(?:st|nd|rd|th)?|[ap]\.?m\.?|gmt|utc|e[sd]?t|"
    r"p[sd]t|cet|bst|updated?|published|posted|on|at|min(?:ute)?s?|read|hours?|days?|ago|last)\b\.?)+\W*",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    rf"{_NAME} (?:is|was|has been|writes|covers|reports) (?:an? |the |our )?(?:[\w-]+,? ){{0,6}}"
    r"(?:writer|reporter|editor|journalist|columnist|correspondent|contributor|author|blogger|producer|fellow|intern|"
    r"about|for|on)\b".replace("(?-i:", "(?:")
)
_SHORTCODE = re.compile(r"\W*\[/?[a-z_]+(?:[\s=][^\]]*)?\]\W*$|^https?://\S+$|^(?:[#@]\w+\s*)+$|^[\W\d_]+$")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")

_GLUED_START = re.compile(
    r"(?:Read more|Read More|Continue reading|READ MORE|Advertisement|ADVERTISEMENT|Share|Listen|Save)(?=[A-Z“\"])"
)
_RUBRIC = re.compile(r"(?:Background|Context|Update|Correction|Clarification|Summary|Key points?|Bottom line): (?=\S)")
_GLUED_END = re.compile(
    r"(?<=[.!?”\"’])(?:Posted in|Filed under|Share|Tags?|Related|Read more|Read More|READ MORE|Advertisement|Comments?|"
    r"Leave a|Get in touch|Subscribe|Sign up|Follow)\b.{0,80}$"
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z .,'’-]{2,40}(?:,\s[A-Z][\w. ]{1,20})?|[A-Z][\w .'’-]{2,30}(?:,\s[A-Z][\w. ]{1,20})?)"
    r"(?:,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s[A-Z][a-z]+))?"
    r"\s?(?:\((?:AP|AFP|Reuters|REUTERS|UPI|dpa|DPA|CNN|Bloomberg|EFE|Xinhua|ANI|PTI|IANS|TASS|Kyodo|CMC|AA"
    r"|[A-Z]\w+(?: [A-Z]\w+)?)[^)]{0,20}\)"
    r"\s?(?:[-–—:]+\s?)?|\s[–—]\s|\s--\s)(?=[“\"‘]?[A-Z])"
)
_CAPITALS_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}(?:,\s[A-Z][\w. ]{1,20})?(?:,\s[\w. ]{1,12})?\s?[–—:-]{1,2}\s?(?=[A-Z“])"
)


def peel(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A paragraph without what is glued to its ends: (start, end, is furniture)."""
    line = text[start:end]
    body_start, body_end = 0, len(line)
    opening = _GLUED_START.match(line) or _RUBRIC.match(line) or _agency_dateline(line)
    if opening and opening.end() < len(line):
        body_start = opening.end()
        yield start, start + body_start, True
    closing = _GLUED_END.search(line, body_start)
    if closing and closing.start() > body_start:
        body_end = closing.start()
    yield start + body_start, start + body_end, False
    if body_end < len(line):
        yield start + body_end, end, True


def _agency_dateline(line: str) -> re.Match[str] | None:
    """'SAN SALVADOR (AP) — ' before the first words of a report."""
    match = _DATELINE.match(line) or _CAPITALS_DATELINE.match(line)
    if match is None or len(match.group().split()) > 9:
        return None
    has_agency = "(" in match.group()
    return match if has_agency or match.group().split(",")[0].rstrip(" –—-:").isupper() else None


def is_furniture(line: str, *, late: bool = False) -> bool:
    """Whether a line is not the article's own prose; `late`: it stands in the last part of the text."""
    words = len(line.split())
    bare = line.lstrip("•·*-–—►▶>» \t\ufeff\u200e\u200f")
    if _SHORTCODE.search(line) or (words <= 12 and _DATE_LINE.fullmatch(bare)):
        return True
    if words <= 60 and (_OPENING.match(bare) or _ANYWHERE.search(bare)) and not _is_long_prose(bare, words):
        return True
    if words <= 60 and _CREDIT.search(bare):
        return True
    if words <= 14 and (_BYLINE.match(bare) or _ADDRESS.search(bare)):
        return not bare.endswith((".", "!", "?")) or words <= 6
    return late and words <= 60 and bool(_BIOGRAPHY.match(bare))


def is_call(sentence: str) -> bool:
    """Whether a sentence asks the reader for something: to subscribe, to write, to read on."""
    words = len(sentence.split())
    return (
        words <= _LONGEST_CALL
        and bool(_OPENING.match(sentence) or _ANYWHERE.search(sentence))
        and not _is_long_prose(sentence, words)
    )


_LONGEST_CALL = 30
_FINITE = re.compile(r"\b(?:said|says|told|was|were|has|had|have|is|are|will|would)\b")


def _is_long_prose(line: str, words: int) -> bool:
    """'Support us' opens a button; 'Watch the skies, said the minister, who …' opens a sentence."""
    return words > 35 and len(_FINITE.findall(line)) >= 2 and not _ANYWHERE.search(line)

"""Pages that stand where an article should be: consent, login, captcha and error pages, in a table with examples.

A page is one where most of its words are in sentences that only such a page has, or where its title says so and little
else is on it.  An article about cookies or captchas does not speak to its reader, so each sentence has to.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MOST_WORDS = 700  # a longer page is an article with something above it
_SHARE = 0.5  # of the words, from which on the page is such a page
_SHARE_WITH_TITLE = 0.15  # the same where the title says so
_FEW_WORDS = 40  # a page of fewer needs a title alone
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")
_BROWSER = "open it in a browser, save the page behind it, and give the file."


class Wall(NamedTuple):
    """One kind of page without an article: ``titles`` hold for a whole title, ``sentences`` anywhere in a "
    "sentence.
    """

    name: str
    titles: str
    sentences: str
    remedy: str
    example: str


WALLS = (
    Wall(
        "a consent page",
        r"before you continue(?: to .{1,40})?|your privacy(?: choices| matters)?|we (?:value|care about"
        r"|respect) your privacy"
        r"|(?:cookie|privacy|consent) (?:settings|preferences|notice|choices|center|centre)|cookie consent|consent",
        r"\bwe(?: and our \d*\s?partners|,? and our .{1,30}partners)?\b.{0,60}\b(?:cookies|personal data"
        r"|identifiers)\b"
        r"|\b(?:your (?:consent|choices?|privacy|preferences|device)|you (?:can )?(?:consent|accept|agree"
        r"|choose|reject"
        r"|withdraw|change))\b.{0,120}\b(?:cookies?|consent|data|partners|privacy|advertising|preferences"
        r"|settings|time)\b"
        r"|\b(?:accept|reject|manage|allow) (?:all|cookies|choices|preferences|settings)\b|\blegitimate interests?\b"
        r"|\b(?:cookie|privacy) policy\b|\b(?:personalised|personalized) (?:ads|advertising|content)\b"
        r"|\bby (?:clicking|selecting|continuing)\b.{0,80}\b(?:accept|agree|consent|cookies)\b",
        _BROWSER,
        "Your privacy\nWe and our 842 partners store cookies on your device. You can change your choices at any "
        "time. "
        "Accept all\nReject all\nCookie policy",
    ),
    Wall(
        "a login page",
        r"(?:log ?in|sign ?in|log ?on|register|subscribe)(?: (?:to|or|with|for|here|now)\b.{0,50})?|(?:member"
        r"|subscriber)"
        r" (?:log|sign)[ -]?in|subscribers only|create (?:an|your) account",
        r"\b(?:log|sign)(?:ged|ed)?[ -]?in (?:to|or|with|here|using|below)\b|\b(?:create|register for) (?:an?"
        r"|your)(?: free)?"
        r" account\b|\bforgot(?:ten)?(?: your)? (?:password|username)\b|\balready (?:a (?:subscriber|member)"
        r"|have an account"
        r"|registered|subscribed)\b|\bsubscribe (?:now|today|to (?:continue|read|keep reading|unlock))\b"
        r"|\bremember me\b"
        r"|\b(?:article|content|story|page) is (?:only |exclusively )?(?:available |reserved )?(?:to|for) (?:our )?"
        r"(?:subscribers|members|registered)\b|\byour (?:e-?mail(?: address)?|username) (?:and"
        r"|or) (?:your )?password\b"
        r"|\bcontinue reading (?:by|with|your)\b|\bstart your (?:free )?(?:trial|subscription)\b",
        "save the page where you are logged in, and give the file.",
        "Sign in to continue\nThis article is available to subscribers. Already a subscriber? Sign in to your "
        "account. "
        "Forgot your password?",
    ),
    Wall(
        "a captcha or a check for robots",
        r"just a moment\W*|attention required!?.{0,20}|access (?:to this page has been )?denied|(?:security"
        r"|robot|human) check"
        r"|are you (?:a )?(?:human|robot)\??|pardon our interruption\W*|captcha|verif(?:y"
        r"|ying) (?:that )?you are (?:a )?human"
        r"|(?:ddos|bot) protection.{0,20}|please wait\W*|you have been blocked|human verification|blocked",
        r"\b(?:verif(?:y|ying)|confirm|prove|check(?:ing)?|make sure)\b.{0,30}\b(?:you(?:'re|’re| are) (?:a |not a )?"
        r"(?:human|robot|bot)|your browser)\b|\bnot a robot\b|\bunusual (?:traffic|activity) (?:from|coming)\b"
        r"|\bchecking (?:if the site|your browser)\b|\benable (?:javascript|cookies)\b|\bray id\b|\b(?:you have"
        r"|you've|you’ve)"
        r" been blocked\b|\b(?:you (?:do not|don't|don’t) have permission|not authorized) to (?:access|view)\b"
        r"|\bsecurity (?:service|solution) to protect\b|\bsolve (?:this|the) (?:captcha|puzzle)\b|\byour ip\b"
        r"|\bperformance (?:&|and) security by\b|\byour browser made us think\b|\bcomplete the (?:captcha"
        r"|security check)\b",
        _BROWSER,
        "Just a moment...\nVerifying you are human. This may take a few seconds. Enable JavaScript and cookies "
        "to continue.",
    ),
    Wall(
        "an error page",
        r"(?:error )?(?:40[0-9]|410|50[0-4])\b.{0,60}|(?:page|article|story|file|document|content) (?:not found"
        r"|unavailable"
        r"|(?:can ?not|can't|can’t|could not) be found|(?:no longer|doesn't|doesn’t|does not) exists?).{0,40}"
        r"|not found"
        r"|oops\W*.{0,40}|(?:service|page) (?:temporarily )?unavailable|bad gateway|internal server error"
        r"|(?:we(?:'re|’re| are) )?sorry\W*.{0,60}not found",
        r"\b(?:page|article|story|link|url|address|content|file)\b.{0,60}\b(?:not found|(?:can ?not|can't|can’t"
        r"|could not"
        r"|couldn't|couldn’t) (?:be found|find)|(?:no longer|does not|doesn't|doesn’t|may not) (?:exists?"
        r"|available|here)"
        r"|(?:has|have|may have) (?:been )?(?:moved|removed|deleted|expired|renamed))\b|\b(?:can ?not|can't"
        r"|can’t|could not"
        r"|couldn't|couldn’t) find (?:the|that|this|what) (?:page|article|you)\b|\berror (?:code )?(?:40\d|50\d)\b"
        r"|\b(?:return|go(?: back)?) to (?:the |our )?(?:home ?page|front page)\b|\btry (?:again later|(?:a "
        r"|our )?search)"
        r"|\b(?:server|service) (?:is|was) (?:temporarily )?(?:unable|unavailable|down)\b|\bcheck the (?:url"
        r"|address|spelling)\b",
        "check the address, or look for a copy in a web archive.",
        "Page not found\nThe page you are looking for has been moved or no longer exists. Return to the homepage.",
    ),
)
_TITLES = [re.compile(wall.titles, re.IGNORECASE) for wall in WALLS]
_SENTENCES = [re.compile(wall.sentences, re.IGNORECASE) for wall in WALLS]
# an article about such pages, not one of them
_REPORTED = re.compile(r"\b(?:said|says|told|added|wrote|according to)\b", re.IGNORECASE)
# "Page not found | The Herald", "404 - The Herald"
_SITE = re.compile(r"(?<!\s)\s++[|·•–—-]\s++.*$")


def wall_of(text: str, title: str | None, *, is_page: bool = True) -> Wall | None:
    """Return which wall a page is, or None; ``text`` is all its words, lines apart.

    Of a text that is no page, pasted say, a first line that is such a title is not enough.  Takes time linear in the
    text.
    """
    words = len(text.split())
    if words > _MOST_WORDS:
        return None
    lines = [title or "", next(iter(text.strip().split("\n")), "")]
    heads = [head.strip() for line in lines for head in (line, _SITE.sub("", line)) if head.strip()]
    sentences = [sentence for sentence in _SENTENCE.findall(text) if not _REPORTED.search(sentence[:600])]
    for wall, titles, pattern in zip(WALLS, _TITLES, _SENTENCES, strict=True):
        hits = [sentence for sentence in sentences if pattern.search(sentence[:600])]
        share = sum(len(sentence.split()) for sentence in hits) / max(1, words)
        is_titled = any(titles.fullmatch(head) for head in heads)
        if is_titled and (share >= _SHARE_WITH_TITLE or (is_page and words <= _FEW_WORDS)):
            return wall
        if share >= _SHARE and len(hits) >= 2:
            return wall
    return None

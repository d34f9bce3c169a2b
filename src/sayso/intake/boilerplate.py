"""What announces boilerplate and updates, in tables: a row is a name, a pattern, where it may stand, and an example.

Body wins in doubt.  All patterns are matched against the start of a paragraph, and only against short ones; whatever
the rows say, a paragraph in which someone says something is body (see `says_something`).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Place = Literal["anywhere", "top", "end"]

LONGEST = 700  # characters; a longer paragraph is never boilerplate

# "Dana Roe", "The Associated Press", "J. R. van der Berg, Jr."; possessive, so that a list of names takes linear time
_NAME = r"[A-Z][\w.'’-]++(?:,? (?:[A-Z][\w.'’-]*+|de|da|van|von|der|la|bin|al))*+"
_NETWORK = r"(?i:twitter|x|facebook|instagram|threads|bluesky|mastodon|tiktok|youtube|telegram|linkedin)\b"
_PIECE = r"(?:story|article|post|piece|report|column|essay|op-ed|interview|page)"
_JOB = (
    r"(?:reporter|correspondent|columnist|producer|editor|writer|blogger|contributor|critic|journalist|photographer"
    r"|news intern|bureau chief|editor emeritus|co-?host|author of|board of contributors)"
)


class Row(NamedTuple):
    """One kind of boilerplate: ``pattern`` holds for a whole paragraph from its start; ``place`` is where it may stand.

    "top": before the body; "end": after it, with nothing but boilerplate behind.
    """

    name: str
    pattern: str
    place: Place
    example: str


BOILERPLATE = (
    Row(
        "donation",
        r"(?i:please )?(?i:donate)(?i: now| today| here| to (?i:us|our)\b.{0,60})?\W*$",
        "anywhere",
        "Donate now!",
    ),
    Row(
        "donation",
        r"(?=.{0,200}\b(?i:our|us|we|independent|nonprofit|non-profit)\b).{0,200}"
        r"\b(?i:donate (?:now|today|here)|needs? your (?:help|support)|make a (?:donation|gift))\b.{0,80}$",
        "anywhere",
        "Our newsroom needs your help! Donate now",
    ),
    Row(
        "donation",
        r"(?=.{0,200}$)(?:.{0,150}[.!?:] )?(?i:please )?(?i:donate|chip in|pitch in|contribute|give)"
        r"(?: (?:\$\d[\d.]*|a few dollars|what you can))?(?: (?i:now|today|here)){1,2}\W*$",
        "anywhere",
        "This blog needs your help! Donate now.",
    ),
    Row(
        "donation",
        r"(?=.{0,200}$)(?i:(?:this|our) (?:blog|site|web ?site|newsletter|podcast|page|paper)\b.{0,60}?"
        r"\b(?:needs? your (?:help|support|money)|(?:relies|depends|runs) on (?:you|readers?|donations|your)\b"
        r"|is (?:funded|supported|paid for) by (?:you|readers?)))",
        "anywhere",
        "This site runs on donations.",
    ),
    Row(
        "donation",
        r"(?=.{0,160}$)(?i:(?:please )?(?:help )?keep (?:this|the) (?:blog|site|web ?site|newsletter|podcast|paper)"
        r" (?:alive|going|free|running|online|independent)"
        r"|buy (?:me|us) a (?:coffee|beer)|become a (?:patron|supporter))\b",
        "anywhere",
        "Keep this site alive: become a supporter.",
    ),
    Row(
        "donation",
        r"(?i:(?:please )?(?:help )?support (?:our|independent|local|quality|nonprofit|free)"
        r" (?:journalism|newsroom|reporting|news|work)\b)",
        "anywhere",
        "Support independent journalism.",
    ),
    Row(
        "newsletter",
        r"\W{0,2}(?i:subscribe|sign[ -]?up|register)\b(?=.{0,150}\b(?i:newsletters?|e-?mails?|inbox|podcasts?|alerts"
        r"|app|iTunes|channel|magazine|edition|here|now|today)\b).{0,200}$",
        "anywhere",
        "Sign up for our weekly newsletter.",
    ),
    Row(
        "newsletter",
        r"(?i:get|want|receive)\b.{0,120}\b(?i:(?:in|to) your inbox|our newsletter)\b.{0,60}$",
        "anywhere",
        "Get the morning's news in your inbox.",
    ),
    Row(
        "newsletter",
        r"(?=.{0,500}\b(?i:unsubscribe|(?:update|manage) your (?:preferences|newsletters|subscriptions?|e-?mails?))\b)"
        r"(?i:you(?:(?:['’]re| are) (?:receiving|getting|subscribed)| (?:receive|get) this)|this e-?mail was sent"
        r"|sent to you|unsubscribe|manage"
        r"|update|to unsubscribe|if you (?:no longer|do not|don['’]t)|want to (?:change|unsubscribe))\b",
        "anywhere",
        "You are receiving this email because you signed up at our website. Unsubscribe from this list.",
    ),
    Row(
        "newsletter",
        r"(?i:view|read|open|see) (?i:this (?:e-?mail|newsletter|message)|it) (?i:in (?:your|a|the) browser|online)"
        r"\W*$",
        "anywhere",
        "View this email in your browser",
    ),
    Row(
        "subscription",
        r"(?=.{0,300}$)(?i:(?:keep|continue) reading (?:with|for|by)|subscribe (?:today|now|to (?:continue|keep|read"
        r"|unlock|get))|already a (?:subscriber|member)|unlimited (?:access|articles)|cancel (?:at any ?time|any ?time)"
        r"|start your (?:free )?(?:trial|subscription)|(?:this|the) (?:article|story) is (?:only )?for subscribers)\b",
        "anywhere",
        "Subscribe today for one pound a week and get unlimited access to every story.",
    ),
    Row("newsletter", r"(?i:enter your e-?mail address)\b.{0,40}$", "anywhere", "Enter your email address:"),
    Row(
        "follow",
        rf"(?:(?i:you can )?(?i:follow|find|connect with|join|like) |(?i:on) {_NETWORK} (?i:follow) )"
        rf"(?:{_NAME}|@\w++|(?i:me|us|him|her|them|the author|our \w++))(?: and (?:{_NAME}|@\w++))?"
        rf".{{0,40}}?(?:(?i:on) {_NETWORK}|@\w|https?:)",
        "anywhere",
        "Follow Dana Roe on Twitter @danaroe.",
    ),
    Row("follow", r"(?i:follow|find) @\w+\b.{0,60}$", "anywhere", "Follow @danaroe for more."),
    Row("follow", r"(?i:twitter|x|instagram|facebook|threads) ?: ?@\w+[.,;]?$", "anywhere", "Twitter: @danaroe."),
    Row(
        "copyright",
        r"(?:©|\(c\) ?\d{4}|(?i:copyright) ?(?:©|\(c\)|\d{4}))",
        "anywhere",
        "© 2024 The Mill Valley Herald",
    ),
    Row("copyright", r".{0,150}\b(?i:all rights reserved)\b.{0,150}$", "anywhere", "The Herald. All rights reserved."),
    Row(
        "copyright",
        r"(?i:this material may not be (?:published|broadcast|reproduced))",
        "anywhere",
        "This material may not be published, broadcast or rewritten.",
    ),
    Row(
        "more",
        r"(?i:read (?:more|also|next)|see also|related(?: (?:stories|articles|coverage|links?|content))?"
        r"|more (?:from|on) [^:]{1,40}|recommended|most (?:read|popular)|also on [^:]{1,30}|don['’]t miss|watch also"
        r"|you may also like)(?: ?[:>»]|\W*$)",
        "anywhere",
        "Read more: The bridge that nobody wanted",
    ),
    Row(
        "more",
        r"(?:MORE|READ|WATCH|LISTEN|SEE ALSO|READ MORE|RELATED) ?[:>»]",
        "anywhere",
        "MORE: Five bridges to avoid",
    ),
    Row("more", r"(?i:read more (?:about|at|on|in|here)\b).{0,100}$", "anywhere", "Read more about the bridge here."),
    Row(
        "more",
        r"(?i:watch|listen to|see|read)\b.{0,120}\b(?i:above|below|here)[.:]?$",
        "anywhere",
        "Watch the full interview below:",
    ),
    Row(
        "share",
        r"(?i:share (?:this|on|and comment|your (?:thoughts|views))\b|tweet this|print this|e-?mail this|like us on\b"
        r"|join us on\b|join the (?:conversation|discussion)\b|(?:leave|post) a comment|view comments|comments \(\d)"
        r".{0,80}$",
        "anywhere",
        "Like us on Facebook",
    ),
    Row(
        "advertisement",
        r"\W?(?i:advertisements?|sponsored(?: content)?|promoted|(?:story|article) continues (?:below|after).{0,40}"
        r"|continue reading|skip advertisement)\W*$",
        "anywhere",
        "Advertisement",
    ),
    Row("click", r"(?i:click|tap) (?i:here|below|on|through)\b.{0,150}$", "anywhere", "Click here to see the map."),
    Row(
        "photo",
        r"\W?(?i:photo|photograph|image|picture|video|graphic|illustration)s?"
        r"(?: ?(?i:credits?|courtesy)\b(?: of| by)? ?:? ?.{1,80}"
        rf"|(?: ?: ?| by ){_NAME}(?: ?[,/|] ?{_NAME}| (?:for|via|of) (?:[Tt]he )?{_NAME})*+)\W*$",
        "anywhere",
        "Photo by Al Finn for the Herald",
    ),
    Row("photo", rf"\W?{_NAME} ?[/|] ?{_NAME}(?: (?:via|for) {_NAME})?\)?$", "end", "Al Finn/Mill Valley Herald"),
    Row(
        "contact",
        r"(?i:contact|reach|e-?mail|write to|call)"
        rf" (?:(?i:the (?:reporter|author|writer|editor)s?|me|us|him|her)\b|{_NAME})"
        r".{0,60}(?:@|\d{3})",
        "anywhere",
        "Contact the reporter at droe@herald.example.",
    ),
    Row("contact", r"(?:(?i:e-?mail) ?: ?)?[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}$", "anywhere", "droe@herald.example"),
    Row(
        "contact",
        r"(?i:got a (?:news )?tip|do you have a (?:news )?tip|send (?:us )?(?:your )?tips)\b",
        "anywhere",
        "Got a tip? Write to us.",
    ),
    Row(
        "origin",
        rf"\W?(?i:this {_PIECE} (?:(?:was|has been) )?(?:(?:originally|first) (?:published|appeared|ran|posted)"
        r"|(?:published|republished|syndicated|reprinted|adapted|excerpted) (?:from|by|in|on|with)"
        r"|is part of (?:a series|our)))",
        "anywhere",
        "This article was originally published by the Herald.",
    ),
    Row(
        "credit",
        rf"\W?{_NAME}(?:,? and {_NAME}|, {_NAME}| (?:in|of|at|from|writers?|reporters?|correspondents?) {_NAME})"
        r"{0,8}+ contributed"
        rf"(?: (?:reporting|research)\b| to this {_PIECE}\b|\W*$).{{0,80}}$",
        "anywhere",
        "The Associated Press contributed to this report.",
    ),
    Row(
        "credit",
        r"\W?(?i:(?:additional |with )?(?:reporting|writing|editing) by|contributing(?: (?:writers?|reporters?))? ?:"
        r"|compiled by) ?.{1,300}$",
        "anywhere",
        "(Reporting by Dana Roe; Editing by Al Finn)",
    ),
    Row(
        "byline",
        rf"(?:By|BY|by) (?=\S+ [A-Z]){_NAME}(?:,? (?:and|AND) {_NAME})?(?: ?[,|] [^.]{{1,60}})?$",
        "top",
        "By Dana Roe, Staff Writer",
    ),
    Row("byline", r"BYLINE: .{1,80}$", "anywhere", "BYLINE: Dana Roe."),
    Row(
        "furniture",
        r"(?i:please (?:enable|turn on) javascript|(?:you need|javascript (?:is|must be)) .{0,40}(?:abled?|javascript)"
        r"|we use cookies|by (?:continuing|clicking|using) .{0,60}\b(?:cookies|privacy policy|terms)"
        r"|(?:log|sign) in to\b|already a (?:subscriber|member)|forgot your password)",
        "anywhere",
        "Please enable JavaScript to continue.",
    ),
    Row(
        "biography",
        rf"{_NAME}(?:, [^,]{{3,80}},)? (?:is|works as) (?:also )?(?:(?:an?|the) )?(?:[^.\"“]{{0,80}}[ -])?{_JOB}\b",
        "end",
        "Dana Roe is a reporter covering the council for the Herald. She was previously at the Argus.",
    ),
    Row(
        "biography",
        rf"{_NAME} (?:covers|writes about|reports on|edits|co-hosts) .{{1,120}}\b(?:for|at|from) (?:the )?{_NAME}",
        "end",
        "Dana Roe covers the council for the Herald.",
    ),
    Row("signature", r"[-–—] ?(?:By )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4}$", "end", "— Dana Roe"),
)

# headings of what stands around an article on a page
ASIDES = (
    Row(
        "more",
        r"(?i:(?:also|elsewhere|more|latest|other|top|trending|popular|in other)"
        r" (?:in|from|on|by|news|stories|articles|reads|now)"
        r"|related|recommended|read (?:more|next|also)|see also|further reading|most (?:read|popular|viewed|shared)"
        r"|trending|popular|you (?:may|might)(?: also)? (?:like|enjoy)|don['’]t miss|up next|what to read next"
        r"|from the archives?|editors?['’]s? picks?|top stories|in case you missed it|around the web"
        r"|from our partners)\b.{0,40}$",
        "anywhere",
        "Also in the news",
    ),
    Row(
        "comments",
        r"(?i:(?:\d{1,5} )?(?:comments?|responses?|replies|reactions)(?: \(\d{1,5}\)| on\b.{0,200})?:?$"
        r"|(?:leave|post|add|write) a (?:comment|reply|response)\b|join the (?:conversation|discussion))",
        "anywhere",
        "12 responses",
    ),
    Row(
        "licence",
        r"(?i:(?:republish|reprint|use|reuse|share|steal) (?:this|our) (?:article|story|work|stories|content)\b"
        r"|copyright|(?:rights and )?permissions|licen[cs]e\b|terms of (?:use|republication))",
        "anywhere",
        "Republish this article",
    ),
    Row(
        "offer",
        r"(?i:(?:get|sign up|subscribe|register)\b.{0,60}\b(?:newsletters?|inbox|updates|e-?mails?|alerts)\b"
        r"|newsletters?$|support (?:us|our)\b|become a (?:member|subscriber|supporter)|follow us|share this"
        r"|about the author)",
        "anywhere",
        "Get the Courier in your inbox",
    ),
)
_ASIDE = re.compile("|".join(f"(?:{row.pattern})" for row in ASIDES))

# "Update:", "UPDATE 2:", "UPDATE, 3 p.m.:", "Updated at 9:40:", "[Update]", "CORRECTION APPENDED.", "Editor’s note:"
_UPDATE = re.compile(
    r"[\[(*_]{0,3}(?:(?i:updated?|corrections?|clarifications?|editors?['’]?s?['’]? note|retraction)"
    r"(?:[ ,(#-]{1,3}[^:\n]{1,40})?(?:[:\])]|\s[–—-]\s)"
    r"|(?:UPDATED?|CORRECTIONS?|CLARIFICATION|RETRACTION)(?: APPENDED)?\b[ \d.:–—-]*(?:$|(?=[A-Z“\"]))"
    r"|(?i:updated?|corrections?|clarifications?)\W{0,3}$)"
)
# "This story has been updated to ...", "An earlier version of this article said ...", "This is a developing story."
_NOTE = re.compile(
    rf"[\W_]{{0,3}}(?i:this {_PIECE} (?:has been|was|will be) (?:updated|corrected|amended)"
    rf"|(?:an earlier|a previous) version of this {_PIECE}|this is a (?:developing|breaking) (?:news )?story)"
)
_QUOTED = re.compile(r"(?:[\"“«]|``|'')[^\"“”«»]{12,}")
_SAYING = re.compile(
    r"\b(?:said|says|told|tells|added|adds|asked|argued|argues|claimed|claims|warned|urged|announced|insisted|replied"
    r"|tweeted|wrote|explained|according to|denied|admitted|declared|promised|vowed)\b",
    re.IGNORECASE,
)


def _any_of(*places: Place) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row.pattern})" for row in BOILERPLATE if row.place in places))


_BY_PLACE = {"anywhere": _any_of("anywhere"), "top": _any_of("anywhere", "top"), "end": _any_of("anywhere", "end")}


def is_boilerplate(paragraph: str, place: Place) -> bool:
    """Return whether a paragraph, without white space around it, is boilerplate at a place."""
    if len(paragraph) > LONGEST or not _BY_PLACE[place].match(paragraph):
        return False
    return not says_something(paragraph)


def opens_aside(heading: str) -> bool:
    """Return whether a heading opens what stands around an article: "Also in the news", "12 responses"."""
    return len(heading) <= 120 and _ASIDE.match(heading) is not None


def says_something(paragraph: str) -> bool:
    """Return whether a paragraph has a long quotation or a reported statement: "“Donate now,” Pike urged"."""
    return paragraph[0] in "\"“‘'«" or bool(_SAYING.search(paragraph) or _QUOTED.search(paragraph))


def opens_update(paragraph: str) -> bool:
    """Return whether a paragraph is marked as an update or correction that may continue: "Update, 3 p.m.: ..."."""
    return bool(_UPDATE.match(paragraph))


def is_note(paragraph: str) -> bool:
    """Return whether a paragraph is a complete note: "This story has been updated to include a statement."."""
    return bool(_NOTE.match(paragraph))

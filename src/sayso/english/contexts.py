"""What a rule looks for beside a name, a noun or a cue: one table a rule."""

from __future__ import annotations

from typing import Final

from sayso.english.tables import load

_CONTEXTS: Final = load("contexts")

ACTS: Final = _CONTEXTS.words("acts")
"""Verbs that let the first word of a sentence be a name: Mbeki laughed."""
BREAKS_NAME: Final = _CONTEXTS.words("breaks_name")
"""Small words that no name goes on with, capital or not."""
INSIDE_NAME: Final = _CONTEXTS.words("inside_name")
"""Small words inside of a name: Doctors without Borders."""
OF_WRITER: Final = _CONTEXTS.words("of_writer")
"""What follows the writer's name behind a column: Ruth Okafor teaches history in Lowell."""
NONBINARY: Final = _CONTEXTS.words("nonbinary")
"""What tells of someone who may go by they: a nonbinary poet."""
VERBS_TOO: Final = _CONTEXTS.words("verb_too")
"""What is a verb behind a person's noun, though it is a noun by itself: The old mayor left."""
ACRONYMS: Final = _CONTEXTS.words("acronym")
"""Words in capitals that name no body: AI, DNA."""
MADE_PUBLIC: Final = _CONTEXTS.words("made_public")
"""How a document came to be known, behind its noun: a memo obtained by the Herald."""
SIDES: Final = _CONTEXTS.words("side")
"""Nouns that the name of a place stands before: the Tamarra side."""
BESIDE: Final = _CONTEXTS.words("beside")
"""Where someone is, before a pronoun: a man beside her."""
ENDS_WHICH: Final = _CONTEXTS.words("ends_which")
"""What ends the words that tell which document it is."""
NEWS: Final = _CONTEXTS.words("news")
"""What makes an outlet of an agency: a news agency."""
UNIONS: Final = _CONTEXTS.words("union")
"""Unions of states, in short: the agency of one is another body."""
LOOSE: Final = _CONTEXTS.words("loose")
"""What stands before a noun and tells no office: a senior official."""
POINTING: Final = _CONTEXTS.words("pointing")
"""What stands for a noun: the latter, two."""
SEVERAL: Final = _CONTEXTS.words("several")
"""Some of several."""
COUNTING: Final = _CONTEXTS.words("counting")
"""What stands before a number, beside the determiners: nearly all."""
STATUSES: Final = _CONTEXTS.words("status")
"""What stands before "and" and is no one: four current and former officials."""
ORDINALS: Final = _CONTEXTS.words("ordinal")
CUT_SHORT: Final = _CONTEXTS.words("cut_short")
"""What is left of a source that was cut too short."""
SOFTENING: Final = _CONTEXTS.words("softening")
"""Words before a noun that make no other office of it: the retired welder, the British runner."""
DEAD: Final = _CONTEXTS.words("dead")
"""What is said only of those who do not speak."""
FOLLOWED: Final = _CONTEXTS.words("followed")
"""Pronouns that are followed wherever they stand, for what they tell of who is spoken of."""
DEMANDS: Final = _CONTEXTS.words("demands")
"""Verbs before what someone calls for, which is no one: urged an independent review."""
GOES_ON: Final = _CONTEXTS.words("goes_on")
"""Verbs whose source goes on speaking: he added."""
BEHIND_HER: Final = _CONTEXTS.words("behind_her")
"""What stands behind her that is nobody's: told her to, but not her lawyer."""
ASKS: Final = _CONTEXTS.words("asks")
"""What tells who asks in a transcript: questioned by."""
SAYS: Final = _CONTEXTS.words("says")
"""What stands behind a name that acts."""
OFFICE_FILLERS: Final = _CONTEXTS.words("office_filler")
"""Words of a role that are no part of the office: former."""
ROLE_FILLERS: Final = _CONTEXTS.words("role_filler")
"""Words of a role that change nothing for a register: the junior Republican senator from Utah."""
COMMON_SURNAMES: Final = _CONTEXTS.words("common_surname")
"""The commonest surnames of the United States (Census Bureau, 2010)."""
STOPWORDS: Final = _CONTEXTS.words("stopword")
"""Words that tell nothing of what a text is about."""
ABBREVIATIONS: Final = _CONTEXTS.words("abbreviation")
"""Abbreviations behind which a full stop ends no sentence, beside titles, states and months: inc, vs."""
BEFORE_ROLE: Final = _CONTEXTS.words("before_role")
"""What stands before a role in a label whose words all have capitals: Town Clerk."""

"""From the words of sources to actors: names first, strictly; then, in turn, descriptions and pronouns, by weight."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Final

from sayso.english.closed_classes import POSSESSIVES, PRONOUNS
from sayso.english.contexts import SAYS
from sayso.english.nouns import IMPLIED, ORGANISATIONS, PERSONS, gender_of, kind_of, singular
from sayso.reading.actors.cast import Cast, Choice, Mention, Name, Telling
from sayso.reading.actors.entities.context import Context
from sayso.reading.actors.entities.entities import Entity, EntityIndex, Names
from sayso.reading.actors.entities.naming import kind_of_name, naming_of
from sayso.reading.actors.entities.output import actors
from sayso.reading.actors.entities.reasons import explain
from sayso.reading.actors.names.mentions import find
from sayso.reading.actors.names.types import Run
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.phrases.phrases import Phrases
from sayso.reading.actors.resolution.cataphora import find_doubtful, merge, relative, resolve_cataphora
from sayso.reading.actors.resolution.descriptions import Descriptions, Ranked, best
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.labels import Labels
from sayso.reading.actors.resolution.pronouns import Pronouns
from sayso.reading.actors.resolution.ranking import rank
from sayso.reading.actors.resolution.references import Reference, TextIndex
from sayso.reading.actors.resolution.weights import CERTAINTY, LEARNED_FROM, LISTED_LEAST
from sayso.reading.text import Text
from sayso.reading.text.words import Words
from sayso.settings import setting

_CALLS: Final = frozenset({"call", "calls", "called", "nicknamed", "dubbed"})


def resolve(
    text: Text,
    told: Sequence[Telling],
    names: Sequence[Name] = (),
    mentions: Sequence[Mention] = (),
    scores: Sequence[float] = (),
) -> Cast:
    """Who speaks and who is spoken to in every telling, and all who speak, are addressed or are named.

    Places are offsets into ``text.plain``.
    ``told`` are in text order by outermost first; ``names`` and ``mentions`` come from a network and may be empty.
    ``scores`` are probabilities, one a telling, that it was found as it is; where they are not given all are certain.
    Nobody is surer to speak than it is that the source is the right one.
    Takes time about linear in the text.

    Raises:
        UsageError: the setting ``least_speaker_score`` in the environment is no number.
    """
    return _Resolver(text, told, names, mentions).cast(setting("least_speaker_score"), scores)


class _Resolver:
    def __init__(self, text: Text, told: Sequence[Telling], names: Sequence[Name], mentions: Sequence[Mention]) -> None:
        self.text, self.told = text.plain, told
        self.words = text.words
        runs = find(self.words, names, [one.source for one in told if one.source is not None])
        self.phrases = Phrases(self.words, runs)
        self.text_index = TextIndex(self.words, self.phrases, told)
        self.entities: list[Entity] = []
        lookup = EntityIndex()
        self.names = Names(self.entities, lookup)
        self.names.add(runs, self.words)
        nobody: list[int | None] = [None] * len(told)
        self.discourse = Discourse(
            self.text_index, self.entities, lookup, [*nobody], [*nobody], network=self._links(mentions)
        )
        self.discourse.owner = self.names.owner
        self._groups_of: dict[frozenset[int], int] = {}
        self.choice: list[Ranked] = [[] for _ in told]
        self.spoken_to: list[Ranked | None] = [None] * len(told)
        for run in runs:
            if run.first in self.names.owner:
                self._place(self.entities[self.names.owner[run.first]], run)
        self.context = Context(self.words, self.phrases, self.entities, self.names.owner)
        self.context.read(runs)
        writer = self.context.writer()
        self.discourse.writer = None if writer is None else writer.index
        self.discourse.protagonist = self._protagonist()
        self.descriptions = Descriptions(self.text, self.discourse, self.context.beside, self._resolve)
        self.labels = Labels(self.discourse, self.names.owner, self.descriptions)
        self.pronouns = Pronouns(
            self.discourse, self.choice, self.context.identified, self.descriptions, self._sourceless
        )

    def _place(self, entity: Entity, run: Run) -> None:
        kind = kind_of_name(run)
        entity.named_at = run.first if entity.named_at < 0 else min(entity.named_at, run.first)
        if entity.kind is None:
            entity.kind = kind
        if entity.kind != "person" and run.type != "person":
            heads = {run.words[-1].lower()}
            of = next((i for i, word in enumerate(run.words) if i and word.lower() in {"of", "for"}), 0)
            heads |= {run.words[of - 1].lower()} if of else set()  # the Office of Rail Safety is an office
            entity.learn_nouns(*sorted(heads | {singular(word)[0] for word in heads}))
            entity.learn_nouns(*(IMPLIED[word.lower()] for word in run.words if word.lower() in IMPLIED))
        self.discourse.mention(entity, self.words.span(run.first, run.last), run.first)

    def _protagonist(self) -> int | None:
        """The first person named, if named often."""
        people = [e for e in self.entities if e.person is not None and e.places and e.index != self.discourse.writer]
        first = min(people, key=lambda e: e.places[0], default=None)
        return first.index if first is not None and len(first.places) > 2 else None

    def _links(self, mentions: Sequence[Mention]) -> dict[int, dict[int, float]]:
        links: dict[int, dict[int, float]] = {}
        places = [self.words.at(mention.span[0]) for mention in mentions]
        for place, mention in zip(places, mentions, strict=True):
            if mention.antecedents:
                own = links.setdefault(place, {})
                for earlier, chance in mention.antecedents:
                    if 0 <= earlier < len(places):
                        own[places[earlier]] = chance
        return links

    # --- the pass over all references ---

    def cast(self, least: float, scores: Sequence[float] = ()) -> Cast:
        """Resolve everything in turn."""
        for reference in self.text_index.references(self.context.owners, self.names.open):
            self._settle(reference, self._resolve(reference))
        for number, one in enumerate(self.told):
            if one.source is None:
                self.choice[number] = self._sourceless(number)
                self.discourse.speaker[number] = best(self.choice[number])
        self._join()
        for number, score in enumerate(scores):
            trust = self._trust(self.told[number], score)
            self.choice[number] = [(index, chance * trust) for index, chance in self.choice[number]]
        explain(self.words, self.told, [best(ranked) for ranked in self.choice], self.entities)
        made, ids = actors(self.text, self.entities)
        speakers = tuple(_chosen(ranked, ids, least) for ranked in self.choice)
        addressees = tuple(None if ranked is None else _chosen(ranked, ids, least) for ranked in self.spoken_to)
        return Cast(made, speakers, addressees)

    def _trust(self, one: Telling, score: float) -> float:
        """How sure it is that a telling has the right source, by the score with which it was found.

        Measured on the marked texts: of those scored .5 one source in eight is another one's, of those scored .7 one
        in twenty; where it stands in another sentence than the cue, half.
        """
        trust = 1 - (1 - score) ** 2 / 2
        if one.source is not None and one.cue is not None:
            first, second = sorted((one.source, one.cue))
            # from the end of the first: what looks like a sentence's end within a source is none
            end, begin = self.words.at(max(first[0], first[1] - 1)), self.words.at(second[0])
            last = len(self.words) - 1
            if self.words.sentence[min(end, last)] != self.words.sentence[min(begin, last)]:
                trust *= CERTAINTY["source elsewhere, at most"]
        return trust

    def _join(self) -> None:
        """Take those described first for the ones that they are named as later."""
        self._tell_apart_by_words()
        same = resolve_cataphora(
            self.entities, self.discourse.lookup, self.words, self.discourse.writer, self.discourse.apart
        )
        for index, (named, _) in same.items():
            merge(self.entities[index], self.entities[named])
        unsure, most = (
            find_doubtful(self.entities, self.words, self.discourse.apart),
            CERTAINTY["not the lede's, at most"],
        )
        self.choice = [merged(ranked, same) for ranked in self.choice]
        self.choice = [
            [(ranked[0][0], min(ranked[0][1], most)), *ranked[1:]] if ranked and ranked[0][0] in unsure else ranked
            for ranked in self.choice
        ]
        self.spoken_to = [None if ranked is None else merged(ranked, same) for ranked in self.spoken_to]

    def _tell_apart_by_words(self) -> None:
        """Nobody by a description is the one whom their own words name: the prosecutor said that Ms. Poe had lied."""
        for one, index in zip(self.told, self.discourse.speaker, strict=True):
            if index is not None and self.entities[index].naming != "named":
                named = {self.names.owner.get(i) for span in one.content for i in self.words.within(span)}
                self.discourse.apart |= {(index, other) for other in named if other is not None}

    def _settle(self, reference: Reference, ranked: Ranked) -> None:
        """Take in what was found, for what comes behind it."""
        discourse, found = self.discourse, best(ranked)
        for number in reference.source_of:
            self.choice[number], discourse.speaker[number] = ranked, found
        for number in reference.addressee_of:
            self.spoken_to[number], discourse.addressee[number] = ranked, found
        if reference.owns is not None:
            self.entities[reference.owns].learn_owner(found)
        if found is None:
            return
        entity, phrase = self.entities[found], reference.phrase
        self._tell_apart(reference, found)
        possessive = phrase.form == "pronoun" and phrase.noun in POSSESSIVES
        if not (possessive and PRONOUNS[phrase.noun][0] == "1"):
            discourse.mention(entity, phrase.span, reference.place)
        if (possessive and not reference.source_of) or reference.owns is not None:
            entity.owning.add(reference.place)
        if reference.source_of:
            self._speaks(entity, reference)
        if reference.addressee_of:
            entity.addressed = True
            if not reference.inside:
                discourse.last_addressee = found

    def _tell_apart(self, reference: Reference, found: int) -> None:
        """Take in who is not, who is and what is called the one found."""
        discourse, phrase = self.discourse, reference.phrase
        if phrase.form == "noun":
            discourse.apart |= {
                (found, speaker) for n in reference.inside if (speaker := discourse.speaker[n]) is not None
            }
        if (
            reference.source_of
            and phrase.form == "name"
            and (known := relative(self.entities[found], self.entities, discourse.lookup))
        ):
            discourse.same[found] = known.index
        if phrase.form == "pronoun" and (name := self._called(reference.place)) is not None:
            discourse.called[name] = found

    def _called(self, place: int) -> str | None:
        """What he or she is called: they call / her / the General."""
        words = self.words
        if place == 0 or words.lower[place - 1] not in _CALLS or place + 2 >= len(words):
            return None
        return (
            words.lower[place + 2] if words.lower[place + 1] == "the" and words.word[place + 2][0].isupper() else None
        )

    def _speaks(self, entity: Entity, reference: Reference) -> None:
        entity.speaks = True
        insort(entity.spoke, reference.place)
        if any(self.text_index.is_label(number) for number in reference.source_of):
            self.discourse.takes_turns.add(entity.index)
        if not reference.inside:
            self.discourse.last_speaker, self.discourse.last_addressee = entity.index, None

    def _resolve(self, reference: Reference) -> Ranked:
        form = reference.phrase.form
        if (labelled := self.labels.resolve(reference)) is not None:
            return labelled
        if form == "pronoun":
            return self.pronouns.resolve(reference)
        if form == "list":
            return self._list(reference)
        if form == "name":
            return self._named(reference)
        return self.descriptions.resolve(reference)

    # --- names ---

    def _named(self, reference: Reference) -> Ranked:
        phrase = reference.phrase
        run = phrase.run
        if run is None:
            return []
        if run.first in self.names.families:
            return self._family(phrase, self.names.families[run.first])
        if run.first in self.names.owner:
            entity = self.entities[self.names.owner[run.first]]
            _learn_role(entity, phrase)
            self._again(entity, phrase)
            bare = self._is_followed_by_verb(reference, run)
            if bare and (
                entity.kind not in {"person", "government"}
                or (entity.doubtful and run.person is not None and run.person.single)
            ):
                # Barlow's said: a company of that name
                phrase.span = (phrase.span[0], self.words.end[run.last])
                ended = entity.name.endswith(("’s", "'s"))
                entity.name += "" if ended else self.words.word[run.last]
            if phrase.role_owner is not None and entity.owner is None and not entity.relation:
                entity.relation = phrase.role_noun
                entity.learn_owner(best(self._resolve(reference.at(phrase.role_owner))))
            lacks = bare and (entity.kind == "government" or (entity.kind == "person" and not entity.doubtful))
            return [(entity.index, CERTAINTY["ellipsis"] if lacks else CERTAINTY["known"])]
        able = [self.entities[i] for i in self.names.open.get(run.first, [])]
        if not able:
            return []
        ranked = rank(reference, able, self.discourse, "name")
        found = ranked[0][0]
        if found is not None and ranked[0][1] > LEARNED_FROM and run.person is not None:
            self.entities[found].forms.add(run.person.full.lower())
        return ranked

    def _again(self, entity: Entity, phrase: Phrase) -> None:
        """Take in that one who comes in by name was told of before: *the union*, the Amalgamated Millers."""
        if phrase.role is None or phrase.role[0] > phrase.span[0] or entity.places[0] < phrase.first:
            return
        if self.text[slice(*phrase.role)].lower().startswith("the "):
            entity.again.setdefault(phrase.role_noun, phrase.first)

    def _is_followed_by_verb(self, reference: Reference, run: Run) -> bool:
        """Whether a name in the genitive is the subject: Pike's (manager) / dismissed the poll; Barlow's / said."""
        if self.words.lower[run.last : run.last + 1] not in (["’s"], ["'s"]):
            return False
        cues = [cue for n in reference.source_of if (cue := self.told[n].cue) is not None]
        firsts = [self.words.at(start) for start, _ in cues]
        return any(i == run.last + 1 and _is_verb(self.words.lower[i], run) for i in firsts)

    def _family(self, phrase: Phrase, members: list[int]) -> Ranked:
        """The Prados: those of that surname, told of together before or not."""
        known = self._groups_of.get(frozenset(members))
        if known is not None:
            return [(known, CERTAINTY["known"])]
        entity = self.descriptions.new(phrase, "people", "named")
        entity.members, entity.number, entity.count = tuple(members), "many", len(members)
        self._add_group(entity)
        return [(entity.index, CERTAINTY["known"])]

    def _list(self, reference: Reference) -> Ranked:
        phrase = reference.phrase
        members: list[int] = []
        for member in phrase.members:
            found = best(self._resolve(reference.at(member)))
            if found is not None:
                members.append(found)
                # all at the place of the first: none of them is the lesser for its place in the list
                self.discourse.mention(self.entities[found], member.span, phrase.first)
        known = self.discourse.groups.get(tuple(members)) if members else None
        if known is not None:
            return [(known, CERTAINTY["known"])]
        named = any(member.run is not None for member in phrase.members)
        naming = "named" if named else naming_of(phrase.members[0], "people", resolved=False)
        entity = self.descriptions.new(phrase, "people", naming)
        entity.members, entity.count, entity.role = tuple(members), len(members), phrase.role
        self._add_group(entity)
        if phrase.noun:
            entity.learn_nouns(phrase.noun)
        if len(members) == 2:
            self.entities[members[0]].partners.add(members[1])
            self.entities[members[1]].partners.add(members[0])
        return [(entity.index, CERTAINTY["known"])]

    def _add_group(self, entity: Entity) -> None:
        self.discourse.groups.setdefault(entity.members, entity.index)
        self._groups_of.setdefault(frozenset(entity.members), entity.index)

    # --- no source ---

    def _sourceless(self, number: int) -> Ranked:
        """A quotation without a source goes on where the last speaker left off; anything else stays unknown."""
        one = self.told[number]
        start = one.content[0][0]
        if one.source is not None or not self.text_index.is_quotation(start):
            return []
        before = [
            n
            for n, other in enumerate(self.told[max(0, number - 99) : number + 99], max(0, number - 99))
            if n != number and other.parent == one.parent and self.choice[n] and other.content[0][0] < start
        ]
        if not before:
            return []
        last = max(before, key=lambda n: self.told[n].content[0][0])
        subject = self._subject_before(start)
        if subject is not None and subject not in {best(self.choice[last]), self.discourse.writer}:
            return [(subject, CERTAINTY["acts before"])]
        if self._asks(last) and _is_paragraph_between(self.words, self.told[last], start):
            # “How would you put it?” asked Mr. Roe. / “As a matter of timing.”: the other one
            others = [n for n in before if best(self.choice[n]) not in {best(self.choice[last]), None}]
            answers = self.discourse.speaker[max(others, key=lambda n: self.told[n].content[0][0])] if others else None
            hearer = self.discourse.addressee[last]
            return [(hearer if hearer is not None else answers, CERTAINTY["answers"])]
        return [(index, chance * CERTAINTY["goes on, at most"]) for index, chance in self.choice[last]]

    def _asks(self, number: int) -> bool:
        """Whether a telling is a question put to somebody, in its own words."""
        start, end = self.told[number].content[-1]
        return self.text[start:end].rstrip("”\"’' ").endswith("?") and self.text_index.is_quotation(start)

    def _subject_before(self, start: int) -> int | None:
        """The person named with whom the sentence right before a quotation begins, in the same paragraph."""
        words = self.words
        at = words.at(start)
        if at < 2 or words.paragraph[at - 1] != words.paragraph[at] or words.word[at - 1] in {"”", ","}:
            return None
        end = at - 1 if words.sentence[at - 1] != words.sentence[at] or words.word[at] in {"“", '"'} else at - 2
        first = bisect_left(words.sentence, words.sentence[max(0, end)])
        if (
            first >= at
            or words.paragraph[first] != words.paragraph[at]
            or self.text_index.is_quotation(words.start[first])
        ):
            return None
        found = self.names.owner.get(first)
        return found if found is not None and self.entities[found].kind == "person" else None


def _is_paragraph_between(words: Words, one: Telling, start: int) -> bool:
    """Whether a new paragraph begins between a telling and a place."""
    return words.paragraph[words.at(one.content[-1][1] - 1)] != words.paragraph[words.at(start)]


def _is_verb(low: str, run: Run) -> bool:
    return low.endswith("ed") or (len(run.words) == 1 and low in SAYS)


def _learn_role(entity: Entity, phrase: Phrase) -> None:
    known, told = entity.role, phrase.role
    if told is not None and (known is None or (told[0] <= known[0] and known[1] <= told[1])):
        entity.role = told
    if phrase.role_noun:
        if entity.doubtful and phrase.role_noun in ORGANISATIONS - PERSONS:
            entity.turn_group()  # the library workers’ union, Unity
        if entity.kind is None:
            entity.kind = kind_of(phrase.role_noun, "one")  # the union, the Amalgamated Millers
        entity.learn_nouns(*({phrase.role_noun, phrase.further_noun} - {""}))
        entity.is_a(gender_of(phrase.role_noun), 12.0)


def merged(ranked: Ranked, same: dict[int, tuple[int, float]]) -> Ranked:
    """The candidates with those that are one made one; no surer than it is that they are."""
    if not any(index in same for index, _ in ranked if index is not None):
        return ranked
    chances: dict[int | None, float] = {}
    for place, (index, chance) in enumerate(ranked):
        named, most = (index, 1.0) if index is None else same.get(index, (index, 1.0))
        # that the union may be one named nearby is no doubt any more once it is named itself
        own = max(chance, most) if place == 0 and most == CERTAINTY["named again"] else chance
        chances[named] = max(chances.get(named, 0.0), min(most, chances.get(named, 0.0) + own))
    return sorted(chances.items(), key=lambda pair: -pair[1])


def _chosen(ranked: Ranked, ids: dict[int, str], least: float) -> Choice:
    known = [
        (ids[index], round(chance, 4))
        for index, chance in ranked
        if chance >= LISTED_LEAST and index is not None and index in ids
    ]
    if not known:
        return Choice(None, 0.0)
    if ranked[0][0] is not None and ranked[0][0] in ids and known[0][1] >= least:
        return Choice(known[0][0], known[0][1], tuple(known[1:4]))
    return Choice(None, known[0][1], tuple(known[:4]))

"""Resolves who speaks and who is spoken to: names first, strictly; then, in turn, every other reference, by weight.

Resolvers return evidence and change nothing; `Discourse.apply` learns from it, for the references that come behind.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from typing import Final

from sayso.english.closed_classes import POSSESSIVES, PRONOUNS
from sayso.english.nouns import IMPLIED, KNOWN, singular
from sayso.reading.actors.cast import AttributionLike, Cast, Choice, Mention, Name, Role, RoleReference
from sayso.reading.actors.entities.context import Context
from sayso.reading.actors.entities.entities import Entity, EntityIndex, Names
from sayso.reading.actors.entities.naming import kind_of_name
from sayso.reading.actors.entities.output import actors as make_actors
from sayso.reading.actors.entities.output import rank as rank_actors
from sayso.reading.actors.entities.reasons import explain
from sayso.reading.actors.names.mentions import find
from sayso.reading.actors.names.types import Run
from sayso.reading.actors.phrases.noun_phrases import Form as PhraseForm
from sayso.reading.actors.phrases.phrases import Phrases
from sayso.reading.actors.resolution.cataphora import Same, find_doubtful, merge, relative, resolve_cataphora
from sayso.reading.actors.resolution.descriptions import Descriptions
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.evidence import Evidence, Learned, Ranked, best
from sayso.reading.actors.resolution.labels import Labels
from sayso.reading.actors.resolution.pronouns import Pronouns
from sayso.reading.actors.resolution.proper_names import ProperNames
from sayso.reading.actors.resolution.references import Reference, References
from sayso.reading.actors.resolution.sourceless import Sourceless
from sayso.reading.actors.resolution.text_index import TextIndex
from sayso.reading.actors.resolution.weights import CERTAINTY, LISTED_LEAST
from sayso.reading.text import Text
from sayso.settings import setting

_COMPANIES: Final = frozenset({"organisation", None})
_LABELS_TOLD_APART: Final = 50
"""Of how many unnamed speakers of turns each is held apart from all others."""
_CALLS: Final = frozenset({"call", "calls", "called", "nicknamed", "dubbed"})


def resolve(  # noqa: PLR0913
    text: Text,
    attributions: Sequence[AttributionLike],
    names: Sequence[Name] = (),
    mentions: Sequence[Mention] = (),
    scores: Sequence[float] = (),
    *,
    references: Sequence[RoleReference] = (),
) -> Cast:
    """Resolve the sources and addressees of attributions, and further references, to the actors of a text.

    ``attributions`` are in text order, each behind its parent; ``names`` and ``mentions`` come from a network and may
    be empty.  All places are offsets into ``text.plain``.  ``scores`` are probabilities, one an attribution, that it
    was found as it is; where they are not given all are certain.  No speaker is surer than it is that the source is
    the right one.  ``references`` are those of acts: actors and recipients.  Takes time about linear in the text.

    Raises:
        UsageError: the setting ``least_speaker_score`` in the environment is no number.
    """
    return _Resolver(text, attributions, names, mentions).cast(setting("least_speaker_score"), scores, references)


class _Resolver:
    def __init__(
        self, text: Text, attributions: Sequence[AttributionLike], names: Sequence[Name], mentions: Sequence[Mention]
    ) -> None:
        self.article, self.text, self.attributions = text, text.plain, attributions
        self.words = text.words
        sources = [attribution.source for attribution in attributions if attribution.source is not None]
        runs = find(self.words, names, sources)
        self.phrases = Phrases(self.words, runs)
        self.text_index = TextIndex(self.words, self.phrases, attributions)
        self.entities: list[Entity] = []
        lookup = EntityIndex()
        self.names = Names(self.entities, lookup)
        self.names.add(runs, self.words)
        nobody: list[int | None] = [None] * len(attributions)
        self.discourse = Discourse(
            self.text_index, self.entities, lookup, [*nobody], [*nobody], network=self._links(mentions)
        )
        self.discourse.owner = self.names.owner
        self.discourse.choice = [[] for _ in attributions]
        self.by_role: dict[tuple[Role, int], Ranked] = {}
        """The ranking of every role but the source, by attribution or act."""
        self.settled: dict[tuple[int, str], Ranked] = {}
        """The first word and the head of every phrase that is resolved -> its ranking."""
        self.same: Same = {}
        """What `_join` found to be one."""
        for run in runs:
            if run.first in self.names.owner:
                self._place(self.entities[self.names.owner[run.first]], run)
        self.context = Context(self.words, self.phrases, self.entities, self.names.owner)
        self.context.read(runs)
        writer = self.context.writer(sources)
        self.discourse.writer = None if writer is None else writer.index
        self.discourse.protagonist = self._protagonist()
        self.discourse.main_body = self._main_body()
        self.descriptions = Descriptions(self.discourse, self.context.beside)
        self.labels = Labels(self.discourse)
        self.pronouns = Pronouns(self.discourse, self.context.identified)
        self.proper_names = ProperNames(self.discourse, self.names)
        self.sourceless = Sourceless(self.discourse)
        self.by_form: dict[PhraseForm, Callable[[Reference], Evidence]] = {
            "pronoun": self.pronouns.resolve,
            "name": self.proper_names.resolve,
            "noun": self._description,
            "list": self._list,
        }

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

    def _main_body(self) -> int | None:
        """Return the organisation named first, if named often."""
        bodies = [e for e in self.entities if e.places and (e.doubtful or (e.words and e.kind in _COMPANIES))]
        often = [e for e in bodies if len(e.places) > 2]
        first = min(often, key=lambda e: e.places[0], default=None)
        return None if first is None else first.index

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

    def cast(self, least: float, scores: Sequence[float], references: Sequence[RoleReference]) -> Cast:
        """Resolve everything in turn."""
        given = [*_references(self.attributions), *references]
        collection = References(self.text_index)
        of_attributions = given[: len(given) - len(references)]
        for reference in collection.collect(of_attributions, self.context.owners, self.names.open):
            self._settle(reference)
        choice = self.discourse.choice
        for number, attribution in enumerate(self.attributions):
            if attribution.source is None:
                choice[number] = self.sourceless.resolve(number)
                self.discourse.speaker[number] = best(choice[number])
        self._join()
        choice = self.discourse.choice
        for number, score in enumerate(scores):
            trust = self._trust(self.attributions[number], score)
            choice[number] = [(index, chance * trust) for index, chance in choice[number]]
        leading = rank_actors(self.article, self.entities)
        self.discourse.is_closed = True
        for reference in collection.of_acts(references):
            self._settle_act(reference)
        explain(self.words, self.attributions, [best(ranked) for ranked in choice], self.entities)
        actors, ids = make_actors(self.article, self.entities, leading)
        # one who only acts is no alternative to a speaker: attributions are the same with acts and without
        able = {index: identity for index, identity in ids.items() if index in leading}
        speakers = tuple(_chosen(ranked, able, least) for ranked in choice)
        hearers = (self.by_role.get(("addressee", number)) for number in range(len(self.attributions)))
        addressees = tuple(None if ranked is None else _chosen(ranked, able, least) for ranked in hearers)
        choices = {
            reference: speakers[reference.of]
            if reference.role == "source"
            else _chosen(self.by_role.get((reference.role, reference.of), []), ids, least)
            for reference in given
        }
        return Cast(actors, speakers, addressees, choices)

    def _trust(self, attribution: AttributionLike, score: float) -> float:
        """How sure it is that an attribution has the right source, by the score with which it was found.

        Measured on the marked texts: of those scored .5 one source in eight is another one's, of those scored .7 one
        in twenty; where it stands in another sentence than the cue, half, unless the layout names the speaker.
        """
        trust = 1 - (1 - score) ** 2 / 2
        if attribution.source is not None and attribution.cue is not None and not attribution.is_verbatim:
            first, second = sorted((attribution.source, attribution.cue))
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
        self.same = same
        for index, (named, _) in same.items():
            merge(self.entities[index], self.entities[named])
        unsure, most = (
            find_doubtful(self.entities, self.words, self.discourse.apart),
            CERTAINTY["not the lede's, at most"],
        )
        self.discourse.choice = [merged(ranked, same) for ranked in self.discourse.choice]
        self.discourse.choice = [
            [(ranked[0][0], min(ranked[0][1], most)), *ranked[1:]] if ranked and ranked[0][0] in unsure else ranked
            for ranked in self.discourse.choice
        ]
        self.by_role = {role: merged(ranked, same) for role, ranked in self.by_role.items()}

    def _tell_apart_by_words(self) -> None:
        """Nobody by a description is the one whom their own words name: the prosecutor said that Ms. Poe had lied."""
        for attribution, index in zip(self.attributions, self.discourse.speaker, strict=True):
            if index is not None and self.entities[index].naming != "named":
                named = {self.names.owner.get(i) for span in attribution.content for i in self.words.within(span)}
                self.discourse.apart |= {(index, mentioned) for mentioned in named if mentioned is not None}
        turns = {self.discourse.speaker[number] for number in self.text_index.labels} - {None}
        unnamed = [index for index in turns if index is not None and self.entities[index].naming != "named"]
        if len(unnamed) <= _LABELS_TOLD_APART:  # SPEAKER 1 is not SPEAKER 2
            self.discourse.apart |= {(index, other) for index in unnamed for other in unnamed}

    def _settle(self, reference: Reference) -> None:
        """Resolve a reference and learn from it, for those that come behind it."""
        evidence = self._evidence(reference)
        ranked = self._accept(evidence)
        self.settled[reference.place, reference.phrase.noun] = ranked
        index = best(ranked)
        self._record(reference, ranked)
        if index is None:
            return
        entity, phrase, discourse = self.entities[index], reference.phrase, self.discourse
        self._tell_apart(reference, index)
        possessive = phrase.form == "pronoun" and phrase.noun in POSSESSIVES
        if not (possessive and PRONOUNS[phrase.noun][0] == "1"):
            discourse.mention(entity, evidence.span or phrase.span, reference.place)
        if (possessive and not reference.source_of) or reference.owns is not None:
            entity.owning.add(reference.place)
        self._take_part(entity, reference)

    def _settle_act(self, reference: Reference) -> None:
        """Resolve an actor or a recipient, as the same words were resolved before or anew; no speaker changes."""
        phrase = reference.phrase
        ranked = self.settled.get((reference.place, phrase.noun))
        if ranked is None:
            if phrase.form == "noun" and phrase.noun not in KNOWN:
                return  # condemned the ruling
            ranked = self._accept(self._evidence(reference))
        ranked = merged(ranked, self.same)
        index = best(ranked)
        for role, numbers in reference.roles.items():
            for number in numbers:
                self.by_role[role, number] = ranked
        if index is not None:
            self.entities[index].acts = True
            if phrase.form == "noun":
                self.discourse.mention(self.entities[index], phrase.span, reference.place)

    def _record(self, reference: Reference, ranked: Ranked) -> None:
        """Keep the ranking of a reference for each of its roles."""
        discourse, index = self.discourse, best(ranked)
        for role, numbers in reference.roles.items():
            for number in numbers:
                if role == "source":
                    discourse.choice[number], discourse.speaker[number] = ranked, index
                else:
                    self.by_role[role, number] = ranked
        for number in reference.addressee_of:
            discourse.addressee[number] = index
        if reference.owns is not None:
            self.entities[reference.owns].learn_owner(index)

    def _take_part(self, entity: Entity, reference: Reference) -> None:
        """Mark an entity as one that speaks, is addressed or takes part in an act."""
        if reference.source_of:
            self._speaks(entity, reference)
        if not reference.roles.keys() <= {"source", "addressee"}:
            entity.acts = True
        if reference.addressee_of:
            entity.addressed = True
            if not reference.inside:
                self.discourse.last_addressee = entity.index

    def _tell_apart(self, reference: Reference, index: int) -> None:
        """Take in who is not, who is and what is called the one found."""
        discourse, phrase = self.discourse, reference.phrase
        if phrase.form == "noun":
            discourse.apart |= {
                (index, speaker) for n in reference.inside if (speaker := discourse.speaker[n]) is not None
            }
        if (
            reference.source_of
            and phrase.form == "name"
            and (known := relative(self.entities[index], self.entities, discourse.lookup))
        ):
            discourse.same[index] = known.index
        if phrase.form == "pronoun" and (name := self._called(reference.place)) is not None:
            discourse.called[name] = index

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

    # --- a reference ---

    def _evidence(self, reference: Reference) -> Evidence:
        """Collect the evidence for a reference; its parts (an owner, the members of a list) are resolved first."""
        if self.discourse.letters is None and self.labels.is_letter(reference):
            self.discourse.letters = self.labels.letters(min(reference.source_of))
        return self.labels.resolve(reference) or self.by_form[reference.phrase.form](reference)

    def _accept(self, evidence: Evidence) -> Ranked:
        """Learn from evidence, and from the owner in a role, which is resolved behind the name: her brother Paul."""
        ranked = self.discourse.apply(evidence)
        if evidence.role_owner is not None and not self.discourse.is_closed:
            index, reference = evidence.role_owner
            self.entities[index].learn_owner(best(self._part(reference)))
        return ranked

    def _part(self, reference: Reference) -> Ranked:
        """Resolve a part of a reference."""
        return self._accept(self._evidence(reference))

    def _description(self, reference: Reference) -> Evidence:
        """Collect the evidence for a description, its owner resolved first."""
        kind = self.descriptions.kind(reference)
        inner = self.descriptions.owner(reference, kind)
        if inner is None:
            return self.descriptions.resolve(reference, kind)
        owner, phrase = self.descriptions.owned_by(reference, self._part(inner)), inner.phrase
        if owner is not None and not (phrase.form == "pronoun" and PRONOUNS[phrase.noun][0] == "1"):
            mention = Learned(owner, mention=(phrase.span, phrase.first), owns=True)
            self.discourse.apply(Evidence([], learned=(mention,)))
        return self.descriptions.resolve(reference, kind, owner)

    def _list(self, reference: Reference) -> Evidence:
        """Collect the evidence for a list, its members resolved first."""
        members: list[int] = []
        for phrase in reference.phrase.members:
            member = best(self._part(reference.at(phrase)))
            if member is not None:
                members.append(member)
                # all at the place of the first: none of them is the lesser for its place in the list
                mention = Learned(member, mention=(phrase.span, reference.phrase.first))
                self.discourse.apply(Evidence([], learned=(mention,)))
        return self.proper_names.resolve_list(reference, members)


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


def _references(attributions: Sequence[AttributionLike]) -> list[RoleReference]:
    """Return the sources and addressees of attributions."""
    references: list[RoleReference] = []
    for number, attribution in enumerate(attributions):
        if attribution.source is not None:
            references.append(RoleReference(attribution.source, "source", number))
        if attribution.addressee is not None:
            references.append(RoleReference(attribution.addressee, "addressee", number))
    return references

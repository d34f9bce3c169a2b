"""The data path of one reading: an article in, a reading out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from sayso.errors import UsageError
from sayso.model.decode import Findings, find
from sayso.model.network import Network
from sayso.model.pieces import Pieces, split
from sayso.reading.actors import Cast, resolve
from sayso.reading.acts.acts import add_acts
from sayso.reading.acts.influence import known_predicates
from sayso.reading.acts.output import act_records, day_of, references_of
from sayso.reading.acts.spans import ActSpans
from sayso.reading.attributions.addressees import add_addressees
from sayso.reading.attributions.antecedents import with_antecedents
from sayso.reading.attributions.block_quotations import add_block_quotations
from sayso.reading.attributions.boundaries import adjust_boundaries, claim_quotations, keep_names_whole
from sayso.reading.attributions.chains import add_controlled_speakers, chains
from sayso.reading.attributions.constructions import add_constructions
from sayso.reading.attributions.corrections import retract, split_corrections
from sayso.reading.attributions.imagined import add_imagined
from sayso.reading.attributions.interviews import add_interviews
from sayso.reading.attributions.lists import add_lists
from sayso.reading.attributions.mails import add_mails
from sayso.reading.attributions.nesting import in_order, nest
from sayso.reading.attributions.noise import drop_noise
from sayso.reading.attributions.notes import add_notes
from sayso.reading.attributions.outlet_reports import add_outlet_reports
from sayso.reading.attributions.passage import Passage, Step, run
from sayso.reading.attributions.scenes import add_scenes
from sayso.reading.attributions.scores import calibrate
from sayso.reading.attributions.secondary_sources import add_secondary_sources
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.attributions.statuses import add_statuses, drop_unlikely
from sayso.reading.attributions.transcripts import add_turns
from sayso.reading.text import Text
from sayso.reading.text.spans import Spans
from sayso.records import Actor, Alternative, Article, Attribution, Model, Reading
from sayso.registers import identify
from sayso.settings import setting

STEPS: Final = (
    Step("threshold", drop_unlikely),
    Step("boundaries", adjust_boundaries),
    Step("quotations", claim_quotations),
    Step("outlet_reports", add_outlet_reports),
    Step("imagined", add_imagined),
    Step("constructions", add_constructions),
    Step("lists", add_lists),
    Step("block_quotations", add_block_quotations),
    Step("transcripts", add_turns),
    Step("mails", add_mails),
    Step("interviews", add_interviews),
    Step("notes", add_notes),
    Step("scenes", add_scenes),
    Step("noise", drop_noise),
    Step("corrections", split_corrections),
    Step("secondary_sources", add_secondary_sources),
    Step("names", keep_names_whole),
    Step("addressees", add_addressees),
    Step("factuality", add_statuses),
)
"""From what the network found in a passage to its attributions: the same steps for an article and for every content."""
NESTING: Final = "nesting"
"""The step that reads the contents again, with all of `STEPS`."""
RETRACTIONS: Final = "retractions"
"""The step that negates, at any depth, what the article says was never said."""
CALIBRATION: Final = "calibration"
"""The step that makes scores probabilities, and drops attributions below the setting ``least_score``; acts too."""
ANTECEDENTS: Final = "antecedents"
"""The step that puts what a pronoun stands for in its place, where it is all of a content: denied that."""
ACTS: Final = "acts"
"""The step that makes acts of what the network of acts found, in the pass that finds attributions."""
REGISTERS: Final = "registers"
"""The step that links actors to the people and bodies of imported registers."""


def step_names() -> tuple[str, ...]:
    """Return the names of all steps that can be left out, in the order in which they run."""
    return (*(step.name for step in STEPS), NESTING, RETRACTIONS, CALIBRATION, ANTECEDENTS, ACTS, REGISTERS)


def read(article: Article, network: Network, without: Collection[str] = ()) -> Reading:
    """Read an article: its attributions, those nested in their contents, and its actors; boilerplate is left unread.

    ``without`` names steps that are left out, as `step_names` lists them.

    Raises:
        UsageError: a name in ``without`` is no step's, or a setting in the environment is no number.
    """
    without = (without,) if isinstance(without, str) else without
    if unknown := sorted(set(without) - set(step_names())):
        raise UsageError(f"no step is called {', '.join(unknown)}", f"the steps are {', '.join(step_names())}.")
    text = Text.of(article)
    pieces = split(text.plain)
    sentences = None if ACTS in without else text.sentences.spans
    findings = find(
        pieces, text.sections, network, sentences, [] if sentences is None else known_predicates(text.plain)
    )
    attributions = attribute(text, pieces, findings, network, without)
    acts = add_acts(
        text,
        findings.acts,
        attributions,
        names_in(findings),
        day_of(article.published),
        is_calibrated=CALIBRATION not in without,
    )
    cast = cast_of(text, findings, attributions, acts)
    told = attributions if ANTECEDENTS in without else with_antecedents(text.plain, attributions)
    actors = tuple(_in_original(actor, text) for actor in cast.actors)
    return Reading(
        article=article,
        attributions=records(text, told, cast),
        actors=actors if REGISTERS in without else identify(actors, article),
        acts=act_records(text, acts, cast),
        model=Model(name=network.name, version=network.version, sha256=network.sha256),
    )


def attribute(
    text: Text, pieces: Pieces, findings: Findings, network: Network, without: Collection[str] = ()
) -> list[AttributionSpans]:
    """Return all attributions of a text, nested ones too, from what the network found in a first pass; in text order.

    Raises:
        UsageError: the setting ``least_score`` in the environment is no number.
    """
    steps = [step for step in STEPS if step.name not in without]
    people = Spans(name.span for name in findings.names if name.type == "person")
    whole = Passage(text, text.sections, names_in(findings), people)
    outermost = run(steps, whole, [AttributionSpans.of(finding) for finding in findings.attributions])
    attributions = in_order(outermost) if NESTING in without else nest(outermost, whole, pieces, network, steps)
    attributions = attributions if RETRACTIONS in without else retract(text, attributions)
    return attributions if CALIBRATION in without else calibrate(text, attributions, setting("least_score"))


def names_in(findings: Findings) -> Spans:
    """Return the names of people and organisations that the network found."""
    return Spans(name.span for name in findings.names if name.type in ("person", "organisation"))


def cast_of(text: Text, findings: Findings, attributions: Sequence[AttributionSpans], acts: Sequence[ActSpans]) -> Cast:
    """Return the actors of a text: those who speak, and those who only act."""
    return resolve(
        text,
        [attribution.resolved for attribution in attributions],
        findings.names,
        findings.mentions,
        [attribution.score for attribution in attributions],
        references=references_of(acts),
    )


def records(text: Text, attributions: Sequence[AttributionSpans], cast: Cast) -> tuple[Attribution, ...]:
    """Make the records of attributions, with their kind, speakers and chains."""
    choices = add_controlled_speakers(attributions, cast.speakers, cast.addressees, text.plain)
    addressees = [None if choice is None else choice.actor for choice in cast.addressees]
    chained = chains([attribution.parent for attribution in attributions], [choice.actor for choice in choices])
    return tuple(
        Attribution(
            id=f"a{number}",
            source=() if attribution.source is None else text.originals(attribution.source),
            cue=tuple(piece for span in attribution.printed_cue for piece in text.originals(span)),
            content=tuple(piece for span in attribution.content for piece in text.originals(span)),
            parent=None if attribution.parent is None else f"a{attribution.parent + 1}",
            speaker=speaker.actor,
            speaker_score=None if speaker.actor is None else speaker.score,
            speaker_alternatives=tuple(Alternative(actor=actor, score=score) for actor, score in speaker.alternatives),
            addressee=addressee,
            chain=chain,
            kind=attribution.kind(text.quotations),
            type=None if attribution.status is None else attribution.status.type,
            factuality=None if attribution.status is None else attribution.status.factuality,
            polarity=None if attribution.status is None else attribution.status.polarity,
            score=attribution.score,
        )
        for number, (attribution, speaker, addressee, chain) in enumerate(
            zip(attributions, choices, addressees, chained, strict=True), 1
        )
    )


def _in_original(actor: Actor, text: Text) -> Actor:
    """Return an actor whose mentions are offsets into the text as it is."""
    if not text.is_unwrapped:
        return actor
    reason = actor.anonymity_reason
    return actor.model_copy(
        update={
            "mentions": tuple(map(text.original, actor.mentions)),
            "anonymity_reason": None if reason is None else text.original(reason),
        }
    )

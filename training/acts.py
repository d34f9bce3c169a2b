"""Trains the network of acts, on CPU, step by step; every step is seeded and goes on where it stopped.

    python -m training.acts split --plv PLV --out runs/acts                  four fifths and a fifth held out
    python -m training.acts encode --data ACTS --trees EWT --plv runs/acts/plv_learn.tsv --out runs/acts
    python -m training.acts pretrain --start runs/start.pt --out runs/acts   roles, predicates, factuality
    python -m training.acts tune --out runs/acts                             actor, recipient and type

`encode` asks the encoder that ships about every sentence, once.  Where nobody marked an act's predicate, `tune` chooses
the one under which the network finds the marked parts likeliest (hard EM).
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor
from torch.optim.swa_utils import AveragedModel

from corpora import predicates
from sayso.model.labels import ACT_TYPES
from sayso.model.network import shipped
from training.acts_network import NEW, ActsNetwork, Roles, Tokens
from training.acts_texts import YIELDS, Array, Batch, Instance, LaidSentence, batches, encode, stack
from training.checkpoints import read_state
from training.losses import HALF
from training.texts import IGNORE
from training.trainer import _average as moving_average
from training.trainer import write

SIZE: Final = 3072
"""Pieces of a batch."""
CONCEDE, RETREAT = 1 + ACT_TYPES.index("CONCEDE"), 1 + ACT_TYPES.index("RETREAT")
NO_ACTS: Final = frozenset({"reviews", "answers"})
"""Parts of EWT whose predicates tell no act between actors of the news, with few exceptions."""
NO_ACT_WEIGHT: Final = 0.3
REPLAYED: Final = 0.1
"""Sentences of the first training that are seen again, for each sentence with acts."""


def masked_mean(values: Tensor, kept: Tensor) -> Tensor:
    """The mean of the values that are kept, 0 of none."""
    return values[kept].mean() if bool(kept.any()) else values.sum() * 0


def type_loss(scores: Tensor, types: Tensor) -> Tensor:
    """Minus the log of the probability of each type; of `YIELDS`, that of its two types together."""
    logs = scores.log_softmax(-1)
    both = torch.logaddexp(logs[:, CONCEDE], logs[:, RETREAT])
    single = logs.gather(1, types.clamp(min=0)[:, None])[:, 0]
    return -torch.where(types == YIELDS, both, single)


def act_score(types: Tensor) -> Tensor:
    """The logarithm of the odds that a predicate tells an act."""
    return types[..., 1:].logsumexp(-1) - types[..., 0]


def losses(network: ActsNetwork, batch: Batch, weights: Tensor) -> dict[str, Tensor]:
    """The loss of every head; ``weights`` ``[predicates]`` weigh what their types count."""
    with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
        tokens = network.tag(batch.states, batch.mask)
        roles = network.label(tokens.state[batch.rows], batch.places, batch.mask[batch.rows])
    tokens, roles = Tokens(*(part.float() for part in tokens)), Roles(*(part.float() for part in roles))
    told: dict[str, Tensor] = {}
    kept = batch.predicate >= 0
    predicate = F.binary_cross_entropy_with_logits(
        tokens.predicate, batch.predicate.clamp(min=0).float(), reduction="none"
    )
    told["predicate"] = masked_mean(predicate, kept)
    known = ~batch.factuality.isnan()
    told["factuality"] = 0.3 * masked_mean(
        F.smooth_l1_loss(tokens.factuality, batch.factuality.nan_to_num(), reduction="none"), known
    )
    for name in ("roles", "parts"):
        wanted = getattr(batch, name)
        loss = F.cross_entropy(
            getattr(roles, name).flatten(0, 1), wanted.flatten(), ignore_index=IGNORE, reduction="none"
        )
        told[name] = masked_mean(loss, wanted.flatten() != IGNORE)
    at = torch.arange(len(batch.places))
    typed = batch.types != IGNORE
    for name, scores in (("first", tokens.types[batch.rows, batch.places]), ("second", roles.types[at, batch.places])):
        loss = type_loss(scores, batch.types) * weights
        told[f"{name} types"] = (0.5 if name == "first" else 1.0) * masked_mean(loss, typed)
        odds = act_score(scores)
        ranks = [-odds[torch.from_numpy(own)].log_softmax(0)[0] for own in batch.ranked]
        told[f"{name} rank"] = 0.3 * torch.stack(ranks).mean() if ranks else odds.sum() * 0
    return told


class ActsTrainer:
    """A network of acts in training, with all that a later run needs to go on."""

    def __init__(self, network: ActsNetwork, rate: float, steps: int, path: Path) -> None:
        self.network, self.path, self.steps = network, path, steps
        named = list(network.named_parameters())
        groups = [
            {"params": [p for name, p in named if not name.startswith(NEW)], "lr": rate},
            {"params": [p for name, p in named if name.startswith(NEW)], "lr": 5 * rate},
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        warm = max(1, steps // 16)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda i: max(0.0, min((i + 1) / warm, (steps - i) / (steps - warm)))
        )
        self.average = AveragedModel(network, multi_avg_fn=moving_average)
        self.done = 0
        self.parts = ("network", "optimizer", "schedule", "average")
        if path.exists():
            # written by `save`: the state of the random numbers is no tensor
            state = torch.load(path, map_location="cpu", weights_only=False)
            for name in self.parts:
                getattr(self, name).load_state_dict(state[name])
            self.done = state["done"]
            torch.set_rng_state(state["torch"])

    @property
    def averaged(self) -> ActsNetwork:
        """The network with the moving average of the weights, which is the one to keep."""
        return cast(ActsNetwork, self.average.module)

    def save(self) -> None:
        """Write everything to go on from."""
        parts = {name: getattr(self, name).state_dict() for name in self.parts}
        write({**parts, "done": self.done, "torch": torch.get_rng_state()}, self.path)

    def step(self, batch: Batch, weights: Tensor) -> dict[str, float]:
        """Learn from one batch -> the loss of every head."""
        told = losses(self.network, batch, weights)
        torch.autograd.backward(torch.stack(list(told.values())).sum())
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.schedule.step()
        self.average.update_parameters(self.network)
        self.done += 1
        return {name: loss.item() for name, loss in told.items()}


def train(
    trainer: ActsTrainer, epochs: Sequence[list[LaidSentence]], *, seed: int, every: int, size: int, most: int
) -> None:
    """Run over the sentences of each epoch, from where the trainer stands, with a checkpoint after so many steps."""
    step, began, spent = 0, time.time(), time.process_time()
    recent: list[dict[str, float]] = []
    for number, sentences in enumerate(epochs):
        rng = random.Random(f"{seed} {number}")
        for chosen in batches(sentences, size, rng):
            batch = stack(chosen, rng, most)
            step += 1
            if step <= trainer.done:
                continue
            if step > trainer.steps:
                return
            recent.append(trainer.step(batch, weights(batch, chosen)))
            if step % every == 0:
                means = " ".join(f"{name} {np.mean([line[name] for line in recent]):.3f}" for name in recent[0])
                seconds = f"{time.time() - began:.0f} s, {time.process_time() - spent:.0f} s of CPU"
                print(f"{number} {step}/{trainer.steps} {means} {seconds}", flush=True)
                recent = []
                trainer.save()
    trainer.save()


def weights(batch: Batch, chosen: Sequence[LaidSentence]) -> Tensor:
    """What the type of each predicate counts."""
    return torch.tensor([NO_ACT_WEIGHT if chosen[row].source in NO_ACTS else 1.0 for row in batch.rows.tolist()])


def count_steps(sentences: list[LaidSentence], epochs: int, size: int = SIZE) -> int:
    """How many steps so many epochs have, about."""
    return epochs * len(batches(sentences, size, random.Random(0)))


def load_sentences(folder: Path, *names: str) -> list[LaidSentence]:
    """Load what `encode` wrote."""
    # our own file of this run, no other's
    return [one for name in names for one in pickle.loads((folder / f"{name}.pickle").read_bytes())]  # noqa: S301


def command_split(given: argparse.Namespace) -> None:
    """Split the sentences of PLV into those to learn from and those held out."""
    given.out.mkdir(parents=True, exist_ok=True)
    predicates.split_plv(given.plv, given.out / "plv_learn.tsv", given.out / "plv_held.tsv")


def command_encode(given: argparse.Namespace) -> None:
    """Encode every corpus that is given."""
    network = shipped()
    rng = random.Random(given.seed)

    def keep(name: str, sentences: list[predicates.Sentence], *ways: bool) -> None:
        rows: list[LaidSentence] = []
        for together in ways:
            rows += encode(sentences, network, together)
            rng.shuffle(sentences)
        (given.out / f"{name}.pickle").write_bytes(pickle.dumps(rows))
        print(name, len(sentences), "sentences", sum(map(len, rows)), "pieces", flush=True)

    if given.data:
        for split in ("train", "dev"):
            roles = {one.text: one for one in predicates.propbank(given.data / f"propbank_ewt.{split}.jsonl")}
            for one in predicates.factuality(given.data / "factuality_ewt.tsv", given.trees / f"{split}.conllu", split):
                roles.setdefault(one.text, one).factuality = one.factuality
            keep(f"roles_{split}", list(roles.values()), True)
            keep(f"nouns_{split}", list(predicates.qanom(given.data / f"qanom.{split}.csv")), False)
    if given.plv:
        keep("plv", list(predicates.plv(given.plv)), False, True)
    if given.own:
        own = [one for path in given.own for one in predicates.own(path)]
        articles = [one for path in given.articles or () for one in predicates.own_articles(path)]
        keep("own", own + articles, False, True)


def command_pretrain(given: argparse.Namespace) -> None:
    """Learn roles, predicates and factuality."""
    sentences = load_sentences(given.out, "roles_train", "nouns_train")
    sentences = [one for one in sentences if one.instances or (one.predicate >= 0).any()]
    torch.manual_seed(given.seed)
    network = ActsNetwork()
    if given.further:
        network.load_state_dict(torch.load(given.further))
    else:
        network.load_layers(read_state(given.start))
    steps = count_steps(sentences, given.epochs, given.size)
    trainer = ActsTrainer(network.train(), given.rate, steps, given.out / f"pretrain{given.name}.pt")
    train(trainer, [sentences] * (given.epochs + 1), seed=given.seed, every=given.every, size=given.size, most=6)
    write(trainer.averaged.state_dict(), given.out / f"pretrained{given.name}.pt")
    measure_roles(trainer.averaged, load_sentences(given.out, "roles_dev", "nouns_dev"))


def measure_roles(network: ActsNetwork, sentences: list[LaidSentence]) -> None:
    """Print how well predicates, roles and factuality are found."""
    network.eval()
    rng, hits, pairs = random.Random(0), np.zeros((2, 3), int), []
    same = total = 0
    for chosen in batches(sentences, SIZE, rng):
        batch = stack(chosen, rng)
        with torch.inference_mode():
            tokens = network.tag(batch.states, batch.mask)
            roles = network.label(tokens.state[batch.rows], batch.places, batch.mask[batch.rows])
        for i, is_noun in enumerate((False, True)):
            of = torch.tensor([(one.source.startswith("wiki")) == is_noun for one in chosen])[:, None]
            called, right = (tokens.predicate > 0) & of, (batch.predicate == 1) & of
            hits[i] += [int((called & right).sum()), int((called & (batch.predicate >= 0)).sum()), int(right.sum())]
        wanted, called = batch.roles, roles.roles.argmax(-1)
        marked = wanted != IGNORE
        same += int((((wanted + 1) // 2 == (called + 1) // 2) & (wanted > 0))[marked].sum())
        total += int(((wanted > 0).int() + (called > 0).int())[marked].sum())
        known = ~batch.factuality.isnan()
        pairs.append(torch.stack((tokens.factuality[known], batch.factuality[known])))
    for name, (both, called, right) in zip(("all words", "nouns"), hits, strict=True):
        print(f"predicates, {name}: F1 {200 * both / max(1, called + right):.1f}")
    print(f"roles, by piece: F1 {200 * same / max(1, total):.1f}")
    joined = torch.cat(pairs, 1)
    same_sign = float((joined.sign()[0] == joined.sign()[1]).float().mean())
    print(f"factuality: correlation {torch.corrcoef(joined)[0, 1]:.3f}, sign {100 * same_sign:.1f} %")


def choose_predicates(network: ActsNetwork, sentences: list[LaidSentence], knows_types: bool) -> None:
    """Give every act without a predicate the likeliest one, and the other predicates of its sentence no type."""
    network.eval()
    for sentence in sentences:
        if not sentence.hidden_acts:
            continue
        states = torch.from_numpy(sentence.states.astype(np.float32))[None]
        with torch.inference_mode():
            tokens = network.tag(states)
            found = torch.sigmoid(tokens.predicate[0])
            found[torch.from_numpy(sentence.pieces.continues)] = 0
            places = torch.nonzero(found > 0.3)[:, 0] if bool((found > 0.3).any()) else found.argmax()[None]
            roles = network.label(tokens.state.expand(len(places), -1, -1), places)
        sentence.instances = [Instance(int(place)) for place in places]
        for type_, parts in sentence.hidden_acts:
            scores = found[places].log() + _fit(roles, places, torch.from_numpy(parts), type_, knows_types)
            best = sentence.instances[int(scores.argmax())]
            best.type, best.parts = type_, parts


def _fit(roles: Roles, places: Tensor, parts: Tensor, type_: int, knows_types: bool) -> Tensor:
    """How well the parts of an act fit each predicate, ``[predicates]``, as a sum of logarithms."""
    actor, recipient = (parts == 1) | (parts == 2), (parts == 3) | (parts == 4)
    if knows_types:
        shares = roles.parts.softmax(-1)
        as_actor, as_recipient = shares[..., 1] + shares[..., 2], shares[..., 3] + shares[..., 4]
        types = roles.types[torch.arange(len(places)), places]
        extra = -type_loss(types, torch.full((len(places),), type_))
    else:
        shares = roles.roles.softmax(-1)
        as_actor = shares[..., 1] + shares[..., 2]
        as_recipient = shares[..., 3:7].sum(-1) + 0.3 * as_actor  # Egypt and Israel agreed
        extra = torch.zeros(len(places))
    overlap = actor & recipient
    fits = [
        share[:, span & ~overlap].mean(-1) if bool((span & ~overlap).any()) else share[:, 0] * 0 + 1
        for share, span in ((as_actor, actor), (as_recipient, recipient))
    ]
    return extra + torch.log(fits[0] + 0.02) + torch.log(fits[1] + 0.02)


def command_tune(given: argparse.Namespace) -> None:
    """Learn actor, recipient and type, with the roles again beside them."""
    rng = random.Random(given.seed)
    torch.manual_seed(given.seed)
    begun = given.further is not None
    network = ActsNetwork()
    network.load_state_dict(read_state(given.further if begun else given.out / given.pretrained))
    acts = load_sentences(given.out, "plv")
    own = load_sentences(given.out, "own") * given.times if (given.out / "own.pickle").exists() else []
    replay = load_sentences(given.out, "roles_train", "nouns_train")
    no_acts = [one for one in replay if one.source in NO_ACTS and one.instances]
    for instance in (instance for one in no_acts for instance in one.instances):
        instance.type = 0
    held: list[LaidSentence] = []
    if given.check:
        texts = sorted({one.pieces.ids.tobytes() for one in acts})
        out = set(rng.sample(texts, len(texts) // 8))
        held = [one for one in acts if one.pieces.ids.tobytes() in out]
        acts = [one for one in acts if one.pieces.ids.tobytes() not in out]
    mark_no_acts(network, own)
    choose_predicates(network, acts, knows_types=begun)
    count = len(acts) + len(own) // 2
    drawn = [
        [
            *acts,
            *rng.sample(own, len(own) // 2),  # each is there alone and among others
            *rng.sample(replay, min(len(replay), round(REPLAYED * count))),
            *rng.sample(no_acts, min(len(no_acts), count // 8)),
        ]
        for _ in range(given.epochs + 1)
    ]
    steps = count_steps(drawn[0], given.epochs, given.size)
    trainer = ActsTrainer(network.train(), given.rate, steps, given.out / f"tune{given.name}.pt")
    train(trainer, drawn, seed=given.seed, every=given.every, size=given.size, most=3)
    write(trainer.averaged.state_dict(), given.out / f"tuned{given.name}.pt")
    if held:
        print(check(trainer.averaged, held))


def mark_no_acts(network: ActsNetwork, own: list[LaidSentence]) -> None:
    """Give every other predicate of a sentence whose acts are all marked the type none."""
    network.eval()
    for sentence in own:
        with torch.inference_mode():
            found = torch.sigmoid(network.tag(torch.from_numpy(sentence.states.astype(np.float32))[None]).predicate[0])
        found = found.masked_fill(torch.from_numpy(sentence.pieces.continues), 0)
        taken = {instance.piece for instance in sentence.instances}
        for place in torch.nonzero(found > 0.1)[:, 0].tolist():
            if place not in taken:
                sentence.instances.append(Instance(place, type=0))


def check(network: ActsNetwork, sentences: list[LaidSentence]) -> dict[str, float]:
    """Measure the top act of each sentence, about as ``score_acts.py`` does, in percent."""
    network.eval()
    counts = np.zeros(4)
    for sentence in sentences:
        type_, parts = sentence.hidden_acts[0]
        with torch.inference_mode():
            tokens = network.tag(torch.from_numpy(sentence.states.astype(np.float32))[None])
            found = torch.sigmoid(tokens.predicate[0])
            found[torch.from_numpy(sentence.pieces.continues)] = 0
            places = torch.nonzero(found > 0.3)[:, 0] if bool((found > 0.3).any()) else found.argmax()[None]
            roles = network.label(tokens.state.expand(len(places), -1, -1), places)
            types = roles.types[torch.arange(len(places)), places].softmax(-1) + tokens.types[0, places].softmax(-1)
            best = int((1 - types[:, 0] / 2).argmax())
        called = 1 + int(types[best, 1:].argmax())
        shares = roles.parts[best].softmax(-1).numpy()
        hits = [
            bool((wanted := (parts == 1 + 2 * i) | (parts == 2 + 2 * i)).any())
            and bool(wanted[_span(shares[:, 1 + 2 * i] + shares[:, 2 + 2 * i])].any())
            for i in (0, 1)
        ]
        right = called in (CONCEDE, RETREAT) if type_ == YIELDS else called == type_
        counts += [hits[0], hits[1], all(hits), all(hits) and right]
    names = ("actor", "recipient", "pair", "triple")
    return {name: round(100 * float(value) / len(sentences), 1) for name, value in zip(names, counts, strict=True)}


def _span(share: Array) -> slice:
    """The run of pieces around the likeliest one that are at least half as likely."""
    at = int(share.argmax())
    first = last = at
    while first > 0 and share[first - 1] > share[at] / 2:
        first -= 1
    while last + 1 < len(share) and share[last + 1] > share[at] / 2:
        last += 1
    return slice(first, last + 1)


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = asks.add_subparsers(required=True)
    for name, command in (
        ("split", command_split),
        ("encode", command_encode),
        ("pretrain", command_pretrain),
        ("tune", command_tune),
    ):
        step = steps.add_parser(name)
        step.set_defaults(command=command)
        step.add_argument("--out", type=Path, required=True)
        step.add_argument("--seed", type=int, default=1)
        if name in ("split", "encode"):
            step.add_argument("--plv", type=Path, help="rows of sentence, source, target, gold_root")
        if name == "encode":
            step.add_argument(
                "--data", type=Path, help="folder of propbank_ewt.*.jsonl, qanom.*.csv, factuality_ewt.tsv"
            )
            step.add_argument("--trees", type=Path, help="folder of EWT's train.conllu and dev.conllu")
            step.add_argument("--own", type=Path, action="append", help="JSON lines of corpora/acts")
            step.add_argument("--articles", type=Path, action="append", help="marks of corpora/wikinews")
        if name in ("pretrain", "tune"):
            step.add_argument("--epochs", type=int, default=3 if name == "pretrain" else 12)
            step.add_argument("--rate", type=float, default=1.5e-4 if name == "pretrain" else 1e-4)
            step.add_argument("--every", type=int, default=50, help="steps between checkpoints")
            step.add_argument("--size", type=int, default=1024, help="pieces of a batch")
            step.add_argument("--name", default="", help="of this run, behind its files' names")
        if name == "pretrain":
            beginning = step.add_mutually_exclusive_group(required=True)
            beginning.add_argument("--start", type=Path, help="the reading's weights, of training.recover")
            beginning.add_argument("--further", type=Path, help="what an earlier run of this step wrote")
        if name == "tune":
            step.add_argument("--further", type=Path, help="what an earlier run of this step wrote, to go on from")
            step.add_argument("--times", type=int, default=1, help="how often an epoch sees our own sentences")
            step.add_argument("--pretrained", default="pretrained.pt", help="the file to begin from, in the folder")
            step.add_argument("--check", action="store_true", help="leave an eighth out and measure on it")
    given = asks.parse_args()
    given.command(given)


if __name__ == "__main__":
    main()

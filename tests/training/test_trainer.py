"""A run that is interrupted goes on at the step where it stopped, and ends where one without a break ends."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.training.test_windows import WHOLE
from training.texts import Text

pytestmark = pytest.mark.train

torch = pytest.importorskip("torch", reason="PyTorch is not installed (make test EXTRAS=test,train)")


class StoppedError(Exception):
    """Stands for a run that is killed."""


class Few:
    """A mix of one text many times over."""

    def __init__(self, more: str = "") -> None:
        self.text = replace(WHOLE, text=WHOLE.text + more)

    def draw(self, rng: random.Random) -> list[Text]:
        return [self.text] * rng.choice((12, 14))


def trainer(stops_after: int = 1000, **settings):  # type: ignore[no-untyped-def]
    from training.network import Network, Shape
    from training.trainer import Run, Trainer

    torch.manual_seed(1)
    network = Network(Shape(hidden=24, inner=48, layers=1, heads=2, link=4, point=4))

    class Short(Trainer):
        def _step(self, windows):  # type: ignore[no-untyped-def]
            if len(self.losses) + 100 * self.done >= stops_after:
                raise StoppedError
            return super()._step(windows)

    return Short(network, Run(**{"epochs": 2, "batch": 400, "masked": 0.1, "every": 2, **settings}), 20)


def run(out: Path, made, mix) -> None:  # type: ignore[no-untyped-def]
    out.mkdir(exist_ok=True)
    made.resume(out)
    while made.done < made.run.epochs:
        made.epoch(mix, out)


@pytest.mark.parametrize("stop", [3, 101], ids=["first epoch", "second epoch"])
def test_an_interrupted_run_ends_like_a_whole_one(tmp_path: Path, stop: int) -> None:
    whole = trainer()
    run(tmp_path / "whole", whole, Few())
    with pytest.raises(StoppedError):
        run(tmp_path / "broken", trainer(stop), Few())
    resumed = trainer()
    run(tmp_path / "broken", resumed, Few())
    for name, values in whole.averaged.state_dict().items():
        assert torch.equal(values, resumed.averaged.state_dict()[name]), name
    kept = torch.load(tmp_path / "broken" / "average.pt")
    assert all(torch.equal(values, kept[name]) for name, values in whole.averaged.state_dict().items())
    assert not list(tmp_path.glob("*/*.new"))


def test_no_step_is_taken_twice(tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        run(tmp_path / "out", trainer(4), Few())
    resumed = trainer(4)
    resumed.resume(tmp_path / "out")
    assert len(resumed.losses) == 4


def test_other_texts_begin_the_epoch_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StoppedError):
        run(tmp_path / "out", trainer(4), Few())
    resumed = trainer()
    resumed.resume(tmp_path / "out")
    resumed.epoch(Few(" More."), tmp_path / "out")
    assert "epoch 0: the texts have changed since step 4, so it begins anew" in capsys.readouterr().out


def test_the_rate_stays_until_the_share_of_steps_in_which_it_falls() -> None:
    made = trainer(falling=0.5)
    rates = []
    for _ in range(20):
        rates.append(made.schedule.get_last_lr()[0] / made.run.rate)
        made.optimizer.step()
        made.schedule.step()
    assert rates[:11] == [1.0] * 11
    assert rates[11:] == pytest.approx([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1])


def test_the_average_forgets_the_beginning() -> None:
    made = trainer()
    with torch.no_grad():
        made.average.update_parameters(made.network)
        made.network.none.fill_(1)
        nearer = []
        for _ in range(40):
            made.average.update_parameters(made.network)
            nearer.append(made.averaged.none[0].item())
    assert nearer[0] > 0.7 and nearer[-1] > 0.999
    for _ in range(3000):
        made.average.update_parameters(made.network)
    with torch.no_grad():
        made.network.none.fill_(2)
    made.average.update_parameters(made.network)
    assert made.averaged.none[0].item() == pytest.approx(1.005, abs=1e-4)

"""Questions about an answer, and pictures that channels look for, in the session."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.engine.questions import Question
from vgg_explorer.session import events as ev
from vgg_explorer.session import explaining, jobs, maximising, wishes
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.updates import initial, update


def lived(state, *events):
    for event in events:
        state = update(state, event)
    return state


class Session:
    """A state and a desk, without a window."""

    def __init__(self, folder):
        self.folder = folder
        self.desk = jobs.Desk()
        spec = replace(PRESETS["vgg_tiny"].spec, features=parse("8 M 8 M"))
        self.state = lived(initial(), ev.SpecOpened(spec))
        self.show((255, 0, 0))

    def show(self, colour):
        path = self.folder / f"{colour}.png"
        Image.new("RGB", (20, 10), colour).save(path)
        self.do(ev.PictureOffered(PictureSource(path, path.name)))

    def do(self, *events):
        self.state = lived(self.state, *events)
        self.work()

    def work(self):
        request = wishes.wanted(self.state)
        self.events = list(self.desk.inspect(request))
        self.state = lived(self.state, *self.events)

    @property
    def whys(self):
        return self.state.whys


@pytest.fixture
def session(tmp_path):
    return Session(tmp_path)


def test_nothing_is_explained_before_it_is_asked(session):
    session.do(ev.ViewChanged("tab", "why"))
    assert session.whys.answer is None
    assert explaining.wanted(session.state) is None


def test_a_question_is_answered_once(session):
    session.do(ev.QuestionChanged("method", "gradcam"), ev.WhyAsked())
    answer = session.whys.answer
    assert answer.found.question == Question("gradcam", None, "conv2_1")
    assert session.whys.asked is None
    assert wishes.wanted(session.state).errands == ()
    assert lived(session.state, ev.WhyAsked()) is session.state, "it is known already"
    session.do(ev.QuestionChanged("target", 3), ev.WhyAsked())
    assert session.whys.answer.found.target == 3


def test_the_answer_says_what_it_is_of(session):
    session.do(ev.WhyAsked())
    of_red = session.whys.answer.errand
    assert of_red == explaining.errand(session.state)
    session.show((0, 255, 0))
    assert session.whys.answer.errand is of_red, "nothing is computed anew"
    assert explaining.errand(session.state).subject.digest != of_red.subject.digest
    session.do(ev.LayerScaled("conv1_1", 0.5))
    assert explaining.errand(session.state).subject.ablation != of_red.subject.ablation


def test_another_picture_ends_what_was_asked_of_the_one_before(session):
    asked = lived(session.state, ev.WhyAsked())
    assert explaining.wanted(asked) is not None
    edited = lived(asked, ev.CfgTyped("features", "[8, 'M', 4, 'M']"))
    assert explaining.wanted(edited) is None


def test_a_picture_on_its_way_is_not_mistaken_for_the_one_before(session):
    asked = lived(session.state, ev.WhyAsked())
    later = lived(asked, ev.PictureOffered(PictureSource(b"", "later.png")))
    assert explaining.wanted(later) is None


def test_cancelling_ends_it_and_a_new_question_begins_anew(session):
    asked = lived(session.state, ev.QuestionChanged("method", "integrated"), ev.WhyAsked())
    steps = session.desk.inspect(wishes.wanted(asked))
    seen = [next(steps) for _ in range(12)]
    steps.close()
    assert not any(isinstance(event, ev.WhyReady) for event in seen)
    stopped = lived(asked, ev.JobCancelled())
    assert stopped.whys.asked is None
    assert wishes.wanted(stopped).errands == ()
    session.state = lived(stopped, ev.WhyAsked())
    session.work()
    assert session.whys.answer.found.question.method == "integrated"


def test_saliency_follows_where_the_user_wants_it(session):
    session.do(ev.ViewChanged("tab", "why"), ev.QuestionChanged("follows", True))
    first = session.whys.answer
    assert first.found.question.method == "saliency"
    session.show((0, 0, 255))
    session.work()  # what the window asks as soon as the picture is there
    assert session.whys.answer.errand.subject.digest != first.errand.subject.digest
    assert explaining.wanted(session.state) is None
    elsewhere = lived(session.state, ev.ViewChanged("tab", "maps"), ev.RandomChosen("kaiming", 3))
    assert explaining.wanted(elsewhere) is None, "only while it is in sight"
    dear = lived(session.state, ev.QuestionChanged("method", "occlusion"))
    assert explaining.wanted(dear) is None, "what takes long is asked for"


def test_a_method_that_is_not_for_the_network_says_so_and_the_maps_stay(session):
    session.do(ev.OptionChanged("activation", "gelu"))
    session.do(ev.QuestionChanged("method", "guided"), ev.WhyAsked())
    assert "defined for ReLU" in str(session.whys.failure.what)
    assert session.whys.asked is None
    assert session.state.job.status == "done"
    assert session.state.results.predictions is not None
    session.do(ev.QuestionChanged("method", "saliency"), ev.WhyAsked())
    assert session.whys.failure is None


def test_following_does_not_ask_again_what_failed(session, monkeypatch):
    from vgg_explorer.engine import devices

    session.do(ev.ViewChanged("tab", "why"))
    monkeypatch.setattr(devices, "free_bytes", lambda _device: 10_000_000)
    monkeypatch.setattr("vgg_explorer.engine.attribution._working_bytes", lambda *_: 2**40)
    session.do(ev.QuestionChanged("follows", True))
    assert session.whys.failure is not None
    assert explaining.wanted(session.state) is None


def test_a_channel_gets_its_picture_with_previews(session, monkeypatch):
    monkeypatch.setattr(maximising, "PREVIEW_SECONDS", 0.0)
    session.do(
        ev.LayerSelected("conv2_1"),
        ev.ChannelSelected(5),
        ev.QuestionChanged("rounds", 8),
        ev.DreamAsked(),
    )
    previews = [event for event in session.events if isinstance(event, ev.DreamReady)]
    assert [event.found.done for event in previews] == list(range(1, 9))
    wish = session.whys.dreamt.errand.wish
    assert (wish.layer, wish.channel, wish.rounds) == ("conv2_1", 5, 8)
    assert session.whys.wished is None
    assert wishes.wanted(session.state).errands == ()
    first = session.whys.dreamt.found.image
    session.do(ev.DreamAsked())
    assert np.array_equal(session.whys.dreamt.found.image, first), "the seed is the same"


def test_previews_come_at_most_ten_times_a_second(session):
    session.do(ev.QuestionChanged("rounds", 32), ev.DreamAsked())
    previews = [event for event in session.events if isinstance(event, ev.DreamReady)]
    assert previews[-1].found.done == 32
    assert len(previews) < 32


def test_another_network_ends_the_search(session):
    asked = lived(session.state, ev.DreamAsked())
    assert maximising.wanted(asked) is not None
    assert maximising.wanted(lived(asked, ev.RandomChosen("kaiming", 9))) is None
    assert lived(asked, ev.JobCancelled()).whys.wished is None

import pytest

from quotes.training.models.stages import Stages


@pytest.fixture
def made(tmp_path):
    class Made:
        def __init__(self):
            self.told = []

        source = tmp_path / "source.txt"
        target = tmp_path / "new" / "target.txt"

        def run(self, settings=1, work=None):
            stages = Stages(tmp_path / "stages", self.told.append)
            return stages.run(
                "copy", work or self.copy, inputs=[self.source], outputs=[self.target], settings=settings
            )

        def copy(self):
            self.target.write_text(self.source.read_text())

    made = Made()
    made.source.write_text("one")
    return made


def test_a_stage_is_done_once(made):
    assert made.run()
    assert made.target.read_text() == "one"
    assert not made.run()
    assert made.told == ["copy ...", "copy: done before"]


def test_a_changed_input_is_done_again(made):
    made.run()
    made.source.write_text("two")
    assert made.run()
    assert made.target.read_text() == "two"


def test_changed_settings_are_done_again(made):
    made.run()
    assert made.run(settings=2)
    assert not made.run(settings=2)


def test_a_lost_output_is_done_again(made):
    made.run()
    made.target.unlink()
    assert made.run()


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_an_interrupted_stage_is_done_again(made, error):
    def stop():
        made.target.write_text("half")
        raise error

    with pytest.raises(error):
        made.run(work=stop)
    assert made.run()
    assert made.target.read_text() == "one"
    with pytest.raises(error):
        made.run(settings=3, work=stop)
    assert made.run()

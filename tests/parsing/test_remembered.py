from quotes.parsing.remembered import Memory


class Spelling:
    def __init__(self):
        self.asked = []

    def __call__(self, words):
        self.asked.append(list(words))
        return [word.upper() for word in words]


def test_each_word_is_asked_about_once():
    spelling = Spelling()
    memory = Memory(spelling)
    assert memory.recall(["b", "a", "b"]) == ["B", "A", "B"]
    assert memory.recall(["a", "c"]) == ["A", "C"]
    assert memory.recall(["c", "b"]) == ["C", "B"]
    assert memory.recall([]) == []
    assert spelling.asked == [["b", "a"], ["c"]]


def test_it_forgets_when_it_holds_too_much():
    spelling = Spelling()
    memory = Memory(spelling, limit=2)
    memory.recall(["a", "b", "c"])
    assert memory.recall(["c", "d"]) == ["C", "D"]
    assert spelling.asked == [["a", "b", "c"], ["c", "d"]]

from statements.hand_made import written

from quotes.speakers.issuers import Issuers


def beside(text, head, *organisations):
    """Give what stands beside a document, the organisations being given as their first words."""
    words = written(text)
    found = [(k, word.norm, word.text) for k, word in enumerate(words) if word.text in organisations]
    return [(place, one.name, how) for place, one, how in Issuers(words, found).beside(head)]


def test_who_issued_a_document_stands_beside_it():
    text = "أعدت الشركة دراسة جديدة. نشرت صحف دراسة أنجزتها الجمعية أمس. غادر."
    assert beside(text, "دراسه", "الشركة", "الجمعية") == [
        (2, "الشركة", "before issued"),
        (7, "الجمعية", "behind issued"),
    ]


def test_what_is_next_to_a_document_or_farther_off_is_told():
    assert beside("قال بيان الوزارة نعم.", "بيان", "الوزارة") == [(1, "الوزارة", "behind next")]
    assert beside("قالت الوزارة في بيان نعم.", "بيان", "الوزارة") == [(3, "الوزارة", "before other")]


def test_no_issuer_is_looked_for_in_the_next_sentence():
    assert beside("وصل بيان. قالت الوزارة نعم.", "بيان", "الوزارة") == []
    assert beside("قالت الوزارة نعم.", "بيان", "الوزارة") == []

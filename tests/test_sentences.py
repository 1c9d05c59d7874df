from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.sentences import sentences
from notelint.text import Span

CASES = {
    "two": "The Board met. It agreed.|The Board met. / It agreed.",
    "one without an end": "no full stop|no full stop",
    "title": "Cllr. Birt spoke. Dr. Amos left.|Cllr. Birt spoke. / Dr. Amos left.",
    "several titles": "Rt. Hon. Ana Birt spoke. All agreed.|Rt. Hon. Ana Birt spoke. / All agreed.",
    "initials": "J. P. Amos and A. Birt met. It rained.|J. P. Amos and A. Birt met. / It rained.",
    "appendix letter": "It stands in Appendix A. The Board left.|It stands in Appendix A. / The Board left.",
    "dotted initials": "J.P. Amos spoke. He left.|J.P. Amos spoke. / He left.",
    "a time": "It closed at 7 p.m. The Chair left.|It closed at 7 p.m. / The Chair left.",
    "a time in the middle": "At 7 p.m. on Monday it rained.|At 7 p.m. on Monday it rained.",
    "a decimal": "It cost 2.5 per cent. More.|It cost 2.5 per cent. / More.",
    "number": "See No. 5. It passed.|See No. 5. / It passed.",
    "the word no": "The answer was no. Five left.|The answer was no. / Five left.",
    "paragraph number": "1. The Board agreed. 2. It left.|1. The Board agreed. / 2. It left.",
    "etc": "Bins, roads etc. The Board agreed.|Bins, roads etc. / The Board agreed.",
    "saint": "They met at St. Olave’s Hall. It rained.|They met at St. Olave’s Hall. / It rained.",
    "quotation": "She said “it is so.” He left.|She said “it is so.” / He left.",
    "question": "Was it so? Yes! It was.|Was it so? / Yes! / It was.",
    "ellipsis": "It went on... Then it ended.|It went on... / Then it ended.",
    "wrapped": "The Board\nmet. It\nagreed.|The Board\nmet. / It\nagreed.",
    "money": "It was agreed. £5 was paid.|It was agreed. / £5 was paid.",
    "for example": "Sites, e.g. Westmere, won. All left.|Sites, e.g. Westmere, won. / All left.",
    "blank": "  |",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_sentences(case: str) -> None:
    text, expected = case.split("|")
    found = [text[span.start : span.end] for span in sentences(text, Span(0, len(text)))]
    assert found == [each for each in expected.split(" / ") if each]


@given(st.text('aA. \n"!?1)', max_size=60), st.integers(0, 20), st.integers(0, 60))
def test_sentences_are_in_order_and_lose_only_blanks(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    end = span.start
    for found in sentences(text, span):
        assert not text[end : found.start].strip()
        assert found.start < found.end
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        end = found.end
    assert not text[end : span.end].strip()
    assert end <= span.end

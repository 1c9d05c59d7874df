"""Fictional people and councils for planted notes."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

FORENAMES = {
    "she": "Ana Siân Bronwen Priya Helen Judith Fatima Yetunde Zoë Aoife Margaret Rosalind Grace Mei Carys "
    "Nadia Charlotte Anne-Marie Eleanor Ruth Wendy Harpreet Danuta Olivia Beth Moira Tamsin Ffion Gillian "
    "Sunita Chidi-Ann Iseult Hannah Lucia Edith Samantha Jacqueline Theresa Nasreen Pauline",
    "he": "Owen Dafydd Iqbal Tom Kwame Piotr Rhodri Alasdair Desmond Héctor Jean-Paul Giles Leo Stephen "
    "Nathaniel Raj Callum Bartholomew Ioan Winston Edward Gethin Hamish Mohammed Colin Frederick Angus "
    "Jonah Marcus Tudur Vincent Raymond Terence Sanjay Oliver Clive Brendan Matthias Neville",
}
SURNAMES = (
    "Birt O’Neill Hughes-Jones van_der_Meer Farrow Okafor Whitlow Nandra Rahim Marsh Lomax Sorley "
    "Pike Ellery MacAllister Pryce-Davies de_Souza Muñoz Llywelyn Adeyemi Thackeray Kowalczyk "
    "Brathwaite Penrose Fitzgerald Ap_Rhys Tremayne Gascoyne Bhattacharya Ó_Murchú Quill Sandiford "
    "Vassell Ingleby Dunmore Cholmondeley Jephson Abernathy Wickramasinghe Trott Ravensdale Ottley "
    "Umunna Hartopp Blenkinsop Yardley Zielinski Mountford D’Arcy Khalid Stainthorpe Llewellyn-Smith "
    "Broadbent Carrick Eversholt Gunnarsson Hallowell Jamieson Leadbetter Nettlefold Pomeroy "
    "Quartermaine Rutherglen Skelhorn Twelvetrees Underhay Venables Wolstenholme"
).split()
COUNCILS = (
    "Westmere Council",
    "Ashcombe District Council",
    "Harrowdale Borough Council",
    "Thornley-upon-Wold Town Council",
    "Kingsmarsh, Pool & Lydd Council",
    "Royal Borough of Eastmoor",
    "Greater Linfield Combined Authority",
    "Vale of Orchard District Council",
    "Isle of Sarn Council",
    "Penmaen County Borough Council",
    "Port Ennis Borough Council",
    "Sandrigg District Council",
    "Marram Bay Council",
    "Kelder County Council",
    "North Aldwick & Stour Council",
    "City of Wexcombe Council",
)
ORGANISATIONS = (
    "Sarn Archive Trust",
    "Municipal Gazette",
    "National Federation of Harbours",
    "University of Eastmoor",
    "Westmere Lifeboat Museum",
    "Institute of Rural Engineers",
)
POSTS = (
    "Head of Grants",
    "Principal Adviser",
    "Senior Adviser (Workforce)",
    "Programme Manager – Coasts",
    "Director of Policy and Research",
    "Members’ Services Officer",
    "Assistant Director",
    "Improvement Support Manager",
    "Policy Officer",
    "Finance Business Partner",
    "Adviser, Transport and Planning",
    "Research and Statistics Lead",
    "Committee Secretary",
)
HONOURS = ("OBE", "MBE", "CBE", "JP", "BEM", "OBE JP", "DL")


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a planted note. ``title`` is that of the list; officers have none."""

    title: str
    forename: str
    surname: str
    pronoun: str
    honours: str = ""
    place: str = ""
    post: str = ""

    @property
    def full(self) -> str:
        return f"{self.forename} {self.surname}"

    @property
    def titled(self) -> str:
        return f"{self.title} {self.full}".strip()

    @property
    def their(self) -> str:
        return "her" if self.pronoun == "she" else "his"


class Pool:
    """People with no forename, surname or council twice."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._forenames = {
            pronoun: rng.sample(names.split(), len(names.split())) for pronoun, names in FORENAMES.items()
        }
        self._surnames = rng.sample(SURNAMES, len(SURNAMES))
        self._councils = list(COUNCILS)
        self._posts = rng.sample(POSTS, len(POSTS))

    def councillor(self, title: str) -> Person:
        """Return a councillor; one in eight has another title than ``title``."""
        rng = self._rng
        pronoun = rng.choice(["she", "he"])
        if rng.random() < 0.12:
            title = rng.choice(
                ["Mayor", "Sir", "Lord", "Alderman"] if pronoun == "he" else ["Mayor", "Dame", "Baroness"]
            )
        honours = rng.choice(HONOURS) if rng.random() < 0.2 else ""
        return self._person(title, pronoun, honours=honours, place=rng.choice(self._councils))

    def guest(self) -> Person:
        """Return somebody from outside: with or without a title."""
        pronoun = self._rng.choice(["she", "he"])
        titles = ["", "", "Dr", "Professor", "Ms" if pronoun == "she" else "Mr"]
        return self._person(self._rng.choice(titles), pronoun, place=self._rng.choice(ORGANISATIONS))

    def officer(self) -> Person:
        """Return an officer with a post."""
        return self._person("", self._rng.choice(["she", "he"]), post=self._posts.pop())

    def plain(self, place: str = "", post: str = "") -> Person:
        """Return somebody without a title."""
        return self._person("", self._rng.choice(["she", "he"]), place=place, post=post)

    def _person(self, title: str, pronoun: str, honours: str = "", place: str = "", post: str = "") -> Person:
        surname = self._surnames.pop().replace("_", " ")
        return Person(title, self._forenames[pronoun].pop(), surname, pronoun, honours, place, post)

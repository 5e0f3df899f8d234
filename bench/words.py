"""Invented names, and texts in which few words are common and many are rare, as in real ones."""

from itertools import accumulate, product
from random import Random


def _words(text: str) -> list[str]:
    return text.split()


# The commonest first: each word is used about as often as its place in this list allows.
COMMON = _words("""
the and to of students in our a they we is that with their for reading what can not math on how
when grade it work words class but are writing from read each this problem show questions school
learn teachers evidence every year more about who one talk week answers vocabulary science test
explain strategies skills often time small need together fractions group data stories teach use
say other without practice know find write think tasks lessons sentence support texts numbers
fluency discussion facts across understand number homework science labs unit history sources
engage independent claims solve multi-step reason measure scores growth spring fall compare
rubric samples feedback notice confidence language learners families attendance morning routine
library music art health counseling recess journals partners station geometry algebra ratios
equations graphs inquiry experiment observe culture community project portfolio technology
typing spelling phonics decoding inference summary theme character poetry debate essay revise
draft conference
""")
STARTS = _words("""
ba be bri ca cho da de fa fle ga gro ha he ka la lo ma me no pa pre ra se sta ta tri
""")
MIDDLES = _words("""
la ri no ve du mi sho ta be ge lu pe
""")
ENDS = _words("""
ning ter ment tion ble ful ness ral ver ster dle ry
""")
RARE = ["".join(parts) for parts in product(STARTS, MIDDLES, ENDS)]

GIVEN = _words("""
Renee Ines Tomás Łucja Siobhán Amara Dov Priya Marcus Lena Olu Keiko Hana Jorge Beatriz Nils Mei
Farid Greta Ivo Jun Kofi Leila Mateo Noor Oskar Pilar Quinn Rosa Samir Tessa Uma Viktor Wren
Ximena Yusuf Zofia Abel Birgit Cosima Dario Edda Femi Gideon Hollis Imani Joaquín Kaya Lars
Maren
""")
FAMILY_STARTS = _words("""
Oka Car Her Wój Lind Bar Mor Hal Ash Pen Dun Ver Sal Cor Win Tre Man Bel Kar Ros
""")
FAMILY_ENDS = _words("""
for valho rera cik gren nett ley don ford croft more nier azar win field vane ning
""")


class Author:
    """Writes the same texts each time it is given the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - nothing here is a secret
        order = self.chance.sample(RARE, len(RARE))
        self.words = [*dict.fromkeys(COMMON), *order]
        self.weights = list(accumulate(1 / (place + 3) for place in range(len(self.words))))

    def some_words(self, number: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.weights, k=number)

    def sentence(self, shortest: int = 7, longest: int = 18) -> str:
        words = self.some_words(self.chance.randint(shortest, longest))
        return " ".join(words).capitalize() + "."

    def text(self, fewest: int, most: int) -> str:
        return " ".join(self.sentence() for _ in range(self.chance.randint(fewest, most)))

    def title(self) -> str:
        return " ".join(self.some_words(self.chance.randint(3, 7))).capitalize()[:110]

    def name(self) -> tuple[str, str]:
        family = self.chance.choice(FAMILY_STARTS) + self.chance.choice(FAMILY_ENDS)
        return self.chance.choice(GIVEN), family

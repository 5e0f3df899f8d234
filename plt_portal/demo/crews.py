"""The teams that come of Millbrook's postings: who, from when on, and what happens on the way."""

from dataclasses import dataclass, field
from datetime import date

from plt_portal.demo.postings.idea import september


@dataclass(frozen=True)
class Crew:
    """A team: its posting by the first words, its people (the facilitator first), its days."""

    name: str
    posting: str
    people: list[str]
    focus: str
    founded: date
    submitted: date | None = None
    endorsed: date | None = None
    approved: date | None = None
    late: dict[str, date] = field(default_factory=dict)  # who answers on which later day
    slow: dict[str, date] = field(default_factory=dict)  # which principal endorses later
    returned: tuple[date, str, str] | None = None  # when, by whom, with which words
    resubmitted: date | None = None
    taken_back: tuple[date, str] | None = None  # recalled or withdrawn before a decision
    exception: str = ""  # why the team is smaller than four
    note: str = ""  # what the assistant superintendent adds


OCTOBER = {day: date(2026, 10, day) for day in range(1, 20)}
SESSION = september(24)

CREWS = [
    Crew(
        name="Calmer Transitions",
        posting="Calmer transitions",
        people=[
            "Lucia Ferrante",
            "Tamika Rollins",
            "Hye-jin Pak",
            "Megan Pfeiffer",
            "Annika Sjöberg",
        ],
        focus="Children move from one thing to the next without tears",
        founded=september(9),
        submitted=september(16),
        endorsed=september(17),
        approved=september(21),
        note="The first one of the year. I would love to see the picture strips.",
    ),
    Crew(
        name="First Voices",
        posting="First voices",
        people=["Siobhán O’Brien-Nguyễn", "Yuki Tanabe", "Carla Mendonça", "Wulandari"],
        focus="Every first grader speaks to the class every day",
        founded=september(9),
        submitted=september(15),
        returned=(
            september(18),
            "Beatriz Fontaine",
            "Who counts on Wednesdays, when Wulandari is at Franklin in the morning? Please settle"
            " that and send it again. I like everything else.",
        ),
        resubmitted=september(25),
        endorsed=september(28),
        approved=september(30),
    ),
    Crew(
        name="Drawing to Observe",
        posting="Drawing to observe",
        people=["Ines Carvalho", "Kwame Boateng", "Łucja Wiśniewska", "Jeremiah Stokes"],
        focus="Fifth graders record what they see, not what the book shows",
        founded=september(10),
        submitted=september(16),
        endorsed=september(18),
        approved=september(28),
    ),
    Crew(
        name="Lab Reports That Argue",
        posting="Lab reports",
        people=[
            "Hannah Sorensen",
            "Owen Castellano",
            "Ruth-Ann Boyd",
            "Sam Oyelaran",
            "Aisha Karim",
        ],
        focus="Students argue from evidence in every lab report, in grades 6 to 9",
        founded=september(11),
        submitted=september(17),
        endorsed=september(18),
        slow={"Lorraine Grant": september(21)},
        approved=OCTOBER[2],
        note="Fine for this year. Please tell me in December how two teams work out for Aisha.",
    ),
    Crew(
        name="Fluency Without Timers",
        posting="Math fact fluency",
        people=[
            "Karen Whitlock",
            "Latoya Simmons",
            "Theodore Blankenship",
            "Thandiwe Mokoena",
            "Faridah Rahimi",
        ],
        focus="Children in grades 1 and 2 know their facts and like math",
        founded=september(11),
        submitted=september(18),
        endorsed=september(21),
        slow={"Miriam Osei": september(28), "Deborah Hale": september(28)},
        approved=september(30),
    ),
    Crew(
        name="Reading Like a Historian",
        posting="Reading like a historian",
        people=[
            "Charlotte Greer",
            "Benjamin Ashworth",
            "Wanda Kosciuk",
            "Noor Siddiqui",
            "Judith Weatherby",
        ],
        focus="Students ask who wrote it, and why, before they believe it",
        founded=september(16),
        submitted=september(24),
        endorsed=september(28),
        approved=OCTOBER[2],
    ),
    Crew(
        name="Talking Math",
        posting="Getting every fourth grader",
        people=[
            "Marcus Bell",
            "Daniel Brandt",
            "Mei-Lin Chau",
            "Tomás Herrera",
            "Grace Nakamura",
            "Renee Okafor",
        ],
        focus="Getting every fourth grader to explain their thinking",
        founded=september(17),
        late={"Grace Nakamura": september(23), "Renee Okafor": september(24)},
        submitted=september(24),
        endorsed=september(29),
        approved=OCTOBER[2],
    ),
    Crew(
        name="Known by Name",
        posting="Known by name",
        people=[
            "Monique Tilden",
            "Doug Trask",
            "Trevor Blaine",
            "Jared Feldstein",
            "Élodie Charbonneau",
        ],
        focus="Every student at Chandler can name an adult who knows them",
        founded=september(17),
        submitted=september(24),
        returned=(
            september(28),
            "Ruth Abramson",
            "I would like to see a sixth-grade advisor among you before you start. If nobody can,"
            " tell me how sixth grade will be part of it, and send it again.",
        ),
        resubmitted=OCTOBER[1],
        endorsed=OCTOBER[2],
        approved=OCTOBER[6],
    ),
    Crew(
        name="Word Problems Like Our Lives",
        posting="Word problems",
        people=["Priya Raman", "Abena Osei", "Jonas Lindqvist", "Hằng Nguyễn", "Malik Johnston"],
        focus="Third and fourth graders read a problem to the end before they give up",
        founded=september(18),
        submitted=september(24),
        endorsed=september(29),
        approved=OCTOBER[2],
    ),
    Crew(
        name="Mondays Matter",
        posting="Mondays matter",
        people=["Rohan Mehta", "Denise Pruitt", "Colleen Duffy", "Rosalind Achebe-Stein"],
        focus="Fewer missed Mondays in our three elementary schools",
        founded=september(18),
        submitted=september(24),
        endorsed=september(28),
        approved=OCTOBER[2],
    ),
    Crew(
        name="On Track in Algebra",
        posting="On track in Algebra",
        people=["Stephanie Arsenault", "Walter Nakashima", "Glenn Sato", "Dolores Ortega"],
        focus="No ninth grader fails Algebra 1 quietly",
        founded=september(21),
        submitted=september(24),
        endorsed=september(29),
        approved=OCTOBER[2],
    ),
    Crew(
        name="Books That Go Home",
        posting="Books that go home",
        people=[
            "Anneliese Krüger",
            "Joan Petrakis",
            "Bridget O’Shaughnessy",
            "Harriet Cole",
            "Becky Sorrentino",
        ],
        focus="First graders read at home, with a book that fits",
        founded=september(22),
        submitted=september(25),
        endorsed=september(30),
        slow={"Miriam Osei": OCTOBER[1]},
        approved=OCTOBER[5],
    ),
    Crew(
        name="Two Teachers, One Fraction",
        posting="Co-teaching fractions",
        people=["Joseph Adeyemi", "Luis Quintero", "Vivian Marchetti", "Nora Fitzgerald"],
        focus="Students with IEPs learn fractions in the room, with everybody",
        founded=september(22),
        submitted=september(24),
        endorsed=september(29),
        approved=OCTOBER[2],
    ),
    Crew(
        name="Same Four Tasks",
        posting="Proportional reasoning",
        people=["Leticia Morales", "Dmitri Volkov", "Ayşe Yıldız", "Samir Haddad"],
        focus="Students multiply where they used to add, from grade 4 to grade 8",
        founded=september(22),
        submitted=september(24),
        endorsed=september(28),
        slow={"Deborah Hale": september(30)},
        approved=OCTOBER[5],
    ),
    Crew(
        name="Stories from Home",
        posting="Stories from home",
        people=[
            "Đặng Thị Lan",
            "Rachel Zimmer",
            "Gordon McAllister",
            "Pauline Beaumont-Achterberg",
        ],
        focus="Family stories in two languages become part of the reading block",
        founded=september(22),
        submitted=september(24),
        taken_back=(september(28), "withdraw"),
        resubmitted=september(30),
        endorsed=OCTOBER[2],
        approved=OCTOBER[5],
    ),
    Crew(
        name="Draw, Then Write",
        posting="Drawing first",
        people=[
            "Simone Baptiste",
            "Amara Diallo",
            "Paul Desrosiers",
            "Ellen Vandermeer",
            "Audrey Finch",
        ],
        focus="Third graders fill the page because they have drawn it first",
        founded=september(23),
        submitted=september(25),
        endorsed=september(30),
        approved=OCTOBER[5],
    ),
    Crew(
        name="Sand Table Talk",
        posting="Talk more",
        people=["Rosa Delgado", "Yolanda Figueroa", "Carolyn Teague", "Oscar Villanueva"],
        focus="Adults ask questions that take more than one word to answer",
        founded=september(23),
        submitted=september(25),
        endorsed=september(30),
        approved=OCTOBER[6],
    ),
    Crew(
        name="Más Español",
        posting="More Spanish",
        people=["Gabriela Ibáñez", "Andrés Peña", "Brigitte Almquist", "Nadia Popescu"],
        focus="Two thirds of a language lesson happens in the language",
        founded=SESSION,
        submitted=september(28),
        endorsed=OCTOBER[1],
        approved=OCTOBER[6],
    ),
    Crew(
        name="Fifth Grade Editors",
        posting="Fifth grade editors",
        people=["Sarah Gilchrist", "Delphine Rousseau", "Emeka Nwosu"],
        focus="Second drafts that change more than the spelling",
        founded=SESSION,
        submitted=september(25),
        exception="Our fourth colleague is on leave until January and will join us then. The"
        " three of us share all fifth graders at Wheelock.",
        endorsed=september(30),
        approved=OCTOBER[7],
        note="Three until January, then four. Write to me when she is back.",
    ),
    Crew(
        name="Sources and Voices",
        posting="Sources and voices",
        people=["Peter Donnelly", "Aisha Karim", "Omar Bashir", "Edwin Pruyn"],
        focus="Whose history is in the packet?",
        founded=SESSION,
        submitted=september(25),
        endorsed=september(30),
        approved=OCTOBER[7],
    ),
    Crew(
        name="Graphs That Say Something",
        posting="Graphs that say",
        people=[
            "Fatou Ndiaye",
            "Roland Tibbetts",
            "Christopher Yoon",
            "Teresa Gallo",
            "Vikram Chaudhary",
        ],
        focus="One sentence a graph, with both axes in it",
        founded=SESSION,
        submitted=september(25),
        taken_back=(september(28), "recall"),
        resubmitted=september(29),
        endorsed=OCTOBER[1],
        approved=OCTOBER[6],
    ),
    Crew(
        name="Read It to Me",
        posting="Reading aloud",
        people=[
            "Keisha Braithwaite",
            "Maximiliana Konstantinopoulou-Featherstonehaugh",
            "Marisol D’Angelo",
            "Jo Ng",
        ],
        focus="Juniors who hear a chapter, then read the next one",
        founded=SESSION,
        submitted=september(30),
        endorsed=OCTOBER[2],
        approved=OCTOBER[7],
    ),
    Crew(
        name="Belonging in Grade Nine",
        posting="Belonging in grade",
        people=[
            "Tyrone Whitfield",
            "Julian Hartwell",
            "Margaret Lowell",
            "Lena Abramowitz",
            "Kevin Mulcahy",
        ],
        focus="Nobody in ninth grade eats alone in November",
        founded=SESSION,
        late={"Tyrone Whitfield": september(30), "Kevin Mulcahy": OCTOBER[1]},
        submitted=OCTOBER[1],
        endorsed=OCTOBER[5],
        approved=OCTOBER[8],
    ),
]

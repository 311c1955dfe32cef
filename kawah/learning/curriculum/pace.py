"""How fast people read, think and write: what is faster was not done.

Adults read plain non-fiction silently at 238 words a minute on average, and few above 300
(Brysbaert 2019, "How many words do we read per minute?", Journal of Memory and Language 109).
Nobody studies at 400. Study with rereading and notes takes about twice as long as plain reading.
The paces of writing and of questions are the product's own: practised typists copy 60 to 80 words
a minute, and composing is slower than copying.
"""

FASTEST_WORDS_A_MINUTE = 400
STUDY_WORDS_A_MINUTE = 130
FASTEST_QUESTION_SECONDS = 5
FASTEST_WRITTEN_WORDS_A_MINUTE = 60
WRITTEN_WORDS_A_MINUTE = 10


def shortest_seconds(*, read: float = 0, written: float = 0, questions: float = 0) -> float:
    """The shortest time for words read, words written and questions answered."""
    reading = read * 60 / FASTEST_WORDS_A_MINUTE
    writing = written * 60 / FASTEST_WRITTEN_WORDS_A_MINUTE
    return reading + writing + questions * FASTEST_QUESTION_SECONDS

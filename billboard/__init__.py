"""September: postings, interest, questions, and the digest that brings them to all staff."""

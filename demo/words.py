"""How the demo's texts become sentences: lines that were wrapped for the editor flow together."""


def flow(text: str) -> str:
    """A wrapped text as somebody would have typed it: one line a paragraph."""
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)

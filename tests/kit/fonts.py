"""A line for each script, under the fonts that its paper needs; and how to read a PDF."""

import re
from io import BytesIO

from pypdf import PdfReader

SCRIPTS = {
    "": "Łucja, Çağrı, José Ångström; Nguyễn Thị Hằng, Đặng Ước",
    "noto-sans-latin-ext": "Ɓala, ɗaki, ƙofa",
    "noto-sans-greek": "Μαρία Παπαδοπούλου: τι μάθαμε;",
    "noto-sans-greek-ext noto-sans-greek": "Ἀθῆναι καὶ Σπάρτη",
    "noto-sans-cyrillic": "Ольга Ковальчук, Ґанок, № 4",
    "noto-sans-cyrillic-ext noto-sans-cyrillic": "Қазақ тілі, ѣ",
    "vazirmatn-arabic": "ماذا تعلمنا؟ پښتو اُردو گھر",
    "noto-sans-hebrew-hebrew": "שלום, מה למדנו?",
    "noto-sans-armenian-armenian": "Աննա Պետրոսյան",
    "noto-sans-georgian-georgian": "ნინო ბერიძე",
    "noto-sans-ethiopic-ethiopic": "ሰላም ለዓለም።",
    "noto-sans-devanagari-devanagari": "नमस्ते, विद्यार्थी सीखते हैं।",
    "noto-sans-bengali-bengali": "আমরা কী শিখলাম?",
    "noto-sans-gujarati-gujarati": "વિદ્યાર્થીઓ શીખે છે",
    "noto-sans-gurmukhi-gurmukhi": "ਵਿਦਿਆਰਥੀ ਸਿੱਖਦੇ ਹਨ",
    "noto-sans-tamil-tamil": "மாணவர்கள் கற்றனர்",
    "noto-sans-telugu-telugu": "విద్యార్థులు నేర్చుకున్నారు",
    "noto-sans-kannada-kannada": "ವಿದ್ಯಾರ್ಥಿಗಳು ಕಲಿತರು",
    "noto-sans-malayalam-malayalam": "വിദ്യാർത്ഥികൾ പഠിച്ചു",
    "noto-sans-sinhala-sinhala": "ශිෂ්‍යයෝ ඉගෙන ගත්හ",
    "noto-sans-khmer-khmer": "សិស្សរៀន",
    "noto-sans-lao-lao": "ນັກຮຽນຮຽນ",
    "noto-sans-thai-thai": "นักเรียนเรียนรู้",
    "noto-sans-myanmar-myanmar": "ကျောင်းသားများ",
    "noto-sans-cherokee-cherokee": "ᏣᎳᎩ ꭰꮿ",
    "noto-emoji-emoji": "😀 👍🏽 👩‍👩‍👧‍👦 ⏰ ✔ 🇺🇸",
    "dejavu-sans-latin": "✓ ☐ → ≥ ⅔ ‰ √ ‐ ‑",
}
JOINED = "\u2060"  # what the other glyphs of a letter say


def text_of(paper):
    """The words of a PDF, without blanks: engine and reader set those by the places of glyphs."""
    pages = PdfReader(BytesIO(paper.content)).pages
    words = " ".join(page.extract_text().rsplit("\n", 1)[0] for page in pages)
    return "".join(words.replace(JOINED, "").split())


def fonts_in(paper):
    """The families of all fonts that are embedded, and nothing but embedded ones."""
    return {re.sub("^/[A-Z]{6}[+]", "", name) for name in _names(PdfReader(BytesIO(paper.content)))}


def _names(pdf):
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            [inner] = font["/DescendantFonts"]
            assert (
                "/FontFile2" in inner["/FontDescriptor"] or "/FontFile3" in inner["/FontDescriptor"]
            )
            yield font["/BaseFont"]


def missing_glyphs(caplog):
    """The characters for which the engine found no glyph."""
    told = [each.getMessage() for each in caplog.records if each.name == "weasyprint"]
    found = [re.search(r'"(.)" \(U\+', words, re.DOTALL) for words in told if ".notdef" in words]
    return {match[1] for match in found if match}

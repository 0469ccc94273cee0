"""The few sentences that stand in the notebook of every quiz, in each language."""

from __future__ import annotations

WORDS = {
    "en": {
        "press start": "**Press ▶ Start in the bar above.** That one press starts the items. (In "
        "another program than our own JupyterLab, choose *Run → Run All Cells*.)",
        "practice": "*Nothing is counted · about 10 minutes · "
        "[på norsk](../nb/practice.ipynb)*\n\n"
        "Here you get to know the controls before a test. Each item has a hint and an "
        "explanation.",
        "run all": "**English:** Press **▶ Start** in the bar above, and the questions appear. (In "
        "another program than our own JupyterLab, choose *Run → Run All Cells*.) Each answer is "
        "saved as you give it, and you can change it until you hand in.",
        "marked": "English: Your teacher marks the answer above.",
        "remarks": "English: Your teacher's remarks about this hand-in appear here. You need not "
        "write anything.",
        "rubric": "English: how to mark",
        "point": "{} point",
        "points": "{} points",
        "model": "A model answer",
        "explain": "Why",
    },
    "nb": {
        "press start": "**Trykk på ▶ Start i linjen over.** Det ene trykket starter oppgavene. (I "
        "et annet program enn vår egen JupyterLab velger du *Run → Run All Cells*.)",
        "practice": "*Ingenting gir poeng · omtrent 10 minutter · "
        "[in English](../en/practice.ipynb)*\n\n"
        "Her blir du kjent med knappene før en prøve. Hver oppgave har et hint og en forklaring.",
        "run all": "**Norsk:** Trykk på **▶ Start** i linjen over, så kommer spørsmålene. (I et "
        "annet program enn vår egen JupyterLab velger du *Run → Run All Cells*.) Hvert svar blir "
        "lagret med en gang, og du kan endre det til du leverer.",
        "marked": "Norsk: Læreren vurderer svaret over.",
        "remarks": "Norsk: Her kommer merknader fra læreren om det du har levert. Du trenger ikke "
        "å skrive noe.",
        "rubric": "Norsk: slik vurderes svaret",
        "point": "{} poeng",
        "points": "{} poeng",
        "model": "Et godt svar",
        "explain": "Hvorfor",
    },
}
"""Words by language."""

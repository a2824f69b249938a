"""Attributions from quotation marks, the lexicon of cues and the parse, without the encoder."""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.reading.statements.attribution import Attribution
from sayso.reading.statements.context import lay_out
from sayso.reading.statements.nominal import nominal_attributions
from sayso.reading.statements.phrases import phrase_attributions
from sayso.reading.statements.plain import plain_attributions
from sayso.reading.statements.speech import speeches
from sayso.reading.statements.transcript import transcript_attributions
from sayso.reading.statements.verbal import verbal_attributions


def ruled_attributions(doc: Doc) -> list[Attribution]:
    """Find attributions in a Doc; without tags and dependencies only what the text alone allows."""
    if not (doc.has_annotation("DEP") and doc.has_annotation("TAG")):
        return [*plain_attributions(doc.text), *transcript_attributions(doc.text, ())]
    context = lay_out(doc)
    return [
        *verbal_attributions(context, speeches(context)),
        *nominal_attributions(context),
        *phrase_attributions(context),
        *transcript_attributions(doc.text, {ent.text for ent in doc.ents if ent.label_ == "PERSON"}),
    ]

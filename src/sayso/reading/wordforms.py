"""Parts of speech, morphology and lemmas by spaCy's own rules, each form of a word asked for once.

spaCy matches its 180 attribute rules at every token of a text, and lemmatizes every token anew. All but a few of these
rules look at one token alone, most of them at its tag and relation only, and so does the lemmatizer: what they say is
kept. The lemmatizer looks a form up in lists of up to 57,000 words; here they are sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

_MOST_FORMS = 200_000
"""Forms that are kept before all are forgotten, so that memory stays bounded."""
_WRITTEN = ("POS", "MORPH", "LEMMA")
_INDEX = "lemma_index"
"""The lemmatizer's table of words that there are."""
_ANY_WORD = "sayso"
"""Stands for all words that no rule names."""
_Form = tuple[int, ...]
_Pattern = list[dict[str, Any]]


class WordForms:
    """Does what an attribute ruler and a lemmatizer do one after the other.

    Args:
        nlp: Whose vocabulary the rules are of.
        ruler: Its attribute ruler, which sets `pos`, `morph` and some lemmas, and `tag` and `dep` of white space.
        lemmatizer: Its lemmatizer, by rule.
    """

    def __init__(self, nlp: Language, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._vocab, self._ruler, self._lemmatizer = nlp.vocab, ruler, _with_sets(lemmatizer)
        self._others = _other_rules(nlp, ruler)
        asked = (_words_asked(pattern) for patterns, _, _ in _rules(ruler) for pattern in patterns)
        self._named = {nlp.vocab.strings.add(word) for words in asked for word in words or ()}
        self._any = nlp.vocab.strings.add(_ANY_WORD)
        self._ruled: dict[_Form, _Form] = {}
        # As text: within a memory zone of spaCy's, strings are forgotten when it ends.
        self._lemmas: dict[_Form, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of every token; the Doc needs tags and relations."""
        if not len(doc):
            return doc
        forms = [
            (word if is_space or word in self._named else self._any, tag, dep)
            for word, tag, dep, is_space in _rows(doc, "LOWER", "TAG", "DEP", "IS_SPACE")
        ]
        ruled = [self._rule(form) for form in forms]
        _write(doc, _WRITTEN, [each[:3] for each in ruled])
        for i, (form, each) in enumerate(zip(forms, ruled, strict=True)):
            if form[1:] != each[3:]:
                doc[i].tag, doc[i].dep = each[3:]
        self._others(doc)
        lemmas = [self._lemma(doc, i, form) for i, form in enumerate(_rows(doc, "ORTH", "POS", "MORPH", "LEMMA"))]
        _write(doc, ("LEMMA",), lemmas)
        return doc

    def _rule(self, form: _Form) -> _Form:
        """`pos`, `morph`, `lemma`, `tag` and `dep` that the rules give a form (`lower`, `tag`, `dep`)."""
        if form not in self._ruled:
            if len(self._ruled) >= _MOST_FORMS:
                self._ruled.clear()
            word, tag, dep = (self._vocab.strings[each] for each in form)
            doc = self._ruler(Doc(self._vocab, words=[word], spaces=[False], tags=[tag], deps=[dep], heads=[0]))
            self._ruled[form] = _rows(doc, *_WRITTEN, "TAG", "DEP")[0]
        return self._ruled[form]

    def _lemma(self, doc: Doc, i: int, form: _Form) -> int:
        """The lemma that a token of the form (`orth`, `pos`, `morph`, `lemma`) has, or else is given."""
        if form[3]:
            return form[3]
        if form not in self._lemmas:
            if len(self._lemmas) >= _MOST_FORMS:
                self._lemmas.clear()
            self._lemmas[form] = self._lemmatizer.lemmatize(doc[i])[0]
        return self._vocab.strings.add(self._lemmas[form])


def _with_sets(lemmatizer: Lemmatizer) -> Lemmatizer:
    """The same lemmatizer, whose index of words by part of speech is made of sets."""
    copied = type(lemmatizer)(lemmatizer.vocab, lemmatizer.model, mode=lemmatizer.mode)
    copied.lookups = Lookups()
    for name in lemmatizer.lookups.tables:
        table = lemmatizer.lookups.get_table(name)
        listed = name == _INDEX
        copied.lookups.add_table(name, {pos: frozenset(words) for pos, words in table.items()} if listed else table)
    return copied


def _words_asked(pattern: _Pattern) -> list[str] | None:
    """The lower-cased words that a pattern asks for; None where it looks at more than a form."""
    if len(pattern) > 1 or pattern[0].keys() - {"LOWER", "TAG", "DEP", "IS_SPACE"}:
        return None
    words: str | dict[str, list[str]] = pattern[0].get("LOWER", {"IN": []})
    return [words] if isinstance(words, str) else words.get("IN")


def _rules(ruler: AttributeRuler) -> Iterator[tuple[list[_Pattern], dict[str, Any], int]]:
    """Each rule's patterns, what it sets, and of which token of a match."""
    for rule in ruler.patterns:
        yield rule["patterns"], rule["attrs"], rule["index"]  # type: ignore[misc]


def _other_rules(nlp: Language, ruler: AttributeRuler) -> AttributeRuler:
    """The rules that no form decides."""
    others = AttributeRuler(nlp.vocab)
    for patterns, attributes, index in _rules(ruler):
        if kept := [pattern for pattern in patterns if _words_asked(pattern) is None]:
            others.add(kept, attributes, index)  # type: ignore[arg-type]
    return others


def _rows(doc: Doc, *attributes: str) -> list[_Form]:
    return list(map(tuple, doc.to_array(list(attributes)).tolist()))


def _write(doc: Doc, attributes: Sequence[str], values: Sequence[object]) -> None:
    doc.from_array(list(attributes), np.array(values, dtype=np.uint64))  # type: ignore[arg-type]

"""Repeats a story: word for word, gone over, or a few of its paragraphs under a new head."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from benchmarks.archive.model import Outlet, Paragraph, Story
from benchmarks.archive.stories import words
from benchmarks.archive.tables import phrases

_LEAST_REPRINTED = 35
"""Words that a partial reprint has from its original, at least."""
_KEPT = 0.7
"""Share of the words that shortening leaves, at least."""
Edit = Callable[[random.Random, Story, Story], Story]


def exact_copy(rng: random.Random, story: Story, outlet: Outlet, day: date, title: str) -> Story:
    """The story word for word; what can differ is the headline, and a credit line at its end."""
    copied = _taken(story, outlet, day, title if rng.random() < 0.5 else story.title)
    return replace(_credited(rng, copied, story) if rng.random() < 0.5 else copied, copy="exact")


def near_copy(rng: random.Random, story: Story, outlet: Outlet, day: date, title: str) -> Story:
    """The story gone over by two or three edits: shortened, misspelt, reworded, added to, under another dateline."""
    copied = _taken(story, outlet, day, title)
    for edit in rng.sample(_EDITS, rng.randint(2, 3)):
        copied = edit(rng, copied, story)
    return replace(copied, copy="near")


def partial_reprint(
    rng: random.Random,
    stories: Sequence[Story],
    outlet: Outlet,
    day: date,
    title: str,
    frame: tuple[Paragraph, Paragraph],
) -> Story:
    """A longer story with a head of its own that reprints paragraphs of each of the stories, and an end of its own."""
    head, tail = frame
    paragraphs = [head]
    for story in stories:
        paragraphs += _excerpt(rng, story)
    cites = tuple(dict.fromkeys(story.outlet for story in stories if rng.random() < 0.3))
    paragraphs += [Paragraph(rng.choice(_credits(other))) for other in cites]
    return Story(outlet, day, title, (*paragraphs, tail), copy="partial", copied=tuple(stories), cites=cites)


def with_dateline(rng: random.Random, story: Story, place: str) -> Story:
    """The story with the place, and an agency's sign, before its first word."""
    sign = f" ({story.outlet.sign})" if story.outlet.is_agency else ""
    line = f"{place.upper()}{sign} {rng.choice('—–-')} "
    first, *rest = story.paragraphs
    return replace(story, paragraphs=(replace(first, text=line + first.text), *rest))


def _taken(story: Story, outlet: Outlet, day: date, title: str) -> Story:
    return replace(story, outlet=outlet, day=day, title=title, copied=(story,), cites=story.cites)


def _credited(rng: random.Random, copied: Story, story: Story) -> Story:
    line = Paragraph(rng.choice(_credits(story.outlet)))
    return replace(copied, paragraphs=(*copied.paragraphs, line), cites=(*copied.cites, story.outlet))


def _credits(outlet: Outlet) -> list[str]:
    slots = {"sign": outlet.sign or outlet.name, "agency": outlet.name}
    return [template.format(**slots) for template in phrases()["edits"]["credits"]]


def _excerpt(rng: random.Random, story: Story) -> list[Paragraph]:
    """Some of its paragraphs in a row, or all where it is short; the first one has no dateline any more."""
    paragraphs = [_without_dateline(story.paragraphs[0]), *story.paragraphs[1:]]
    first = rng.randrange(2)
    taken = paragraphs[first : first + rng.randint(2, 3)]
    while words(taken) < _LEAST_REPRINTED and len(taken) < len(paragraphs):
        taken = paragraphs[: len(taken) + 1]
    return taken


def _shortened(rng: random.Random, copied: Story, story: Story) -> Story:
    paragraphs = list(copied.paragraphs)
    while len(paragraphs) > 2 and words(paragraphs[:-1]) >= _KEPT * words(story.paragraphs):
        paragraphs.pop()
    return replace(copied, paragraphs=tuple(paragraphs))


def _misspelt(rng: random.Random, copied: Story, story: Story) -> Story:
    """Two long words, no names, with two letters changed over, in paragraphs beside the claims."""

    def swap(match: re.Match[str]) -> str:
        word, at = match[0], rng.randrange(2, len(match[0]) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    plain = [place for place, paragraph in enumerate(copied.paragraphs) if not paragraph.claims]
    spoilt = rng.sample(plain, min(2, len(plain)))
    return replace(
        copied,
        paragraphs=tuple(
            replace(paragraph, text=re.sub(r"(?<![\w’])[a-z]{7,}(?!\w)", swap, paragraph.text, count=1))
            if place in spoilt
            else paragraph
            for place, paragraph in enumerate(copied.paragraphs)
        ),
    )


def _reworded(rng: random.Random, copied: Story, story: Story) -> Story:
    """Up to four words replaced by others."""
    pairs = phrases()["edits"]["words"]
    text = "\n\n".join(paragraph.text for paragraph in copied.paragraphs)
    fit = [pair for pair in pairs if re.search(rf"\b{pair[0]}\b", text)]
    for old, new in rng.sample(fit, min(4, len(fit))):
        text = re.sub(rf"\b{old}\b", new, text, count=1)
    written = [replace(p, text=new) for p, new in zip(copied.paragraphs, text.split("\n\n"), strict=True)]
    return replace(copied, paragraphs=tuple(written))


def _added_to(rng: random.Random, copied: Story, story: Story) -> Story:
    line = Paragraph(rng.choice(phrases()["edits"]["additions"]))
    at = rng.choice((0, len(copied.paragraphs)))
    paragraphs = [*copied.paragraphs[:at], line, *copied.paragraphs[at:]]
    return replace(copied, paragraphs=tuple(paragraphs))


def _redatelined(rng: random.Random, copied: Story, story: Story) -> Story:
    first, *rest = copied.paragraphs
    bare = replace(copied, paragraphs=(_without_dateline(first), *rest))
    return with_dateline(rng, bare, copied.outlet.name.removeprefix("The ").split()[0]) if rng.random() < 0.5 else bare


def _without_dateline(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, text=re.sub(r"^[^a-z]*(?:\([^)]*\))? [—–-] ", "", paragraph.text))


_EDITS: tuple[Edit, ...] = (_shortened, _misspelt, _reworded, _added_to, _redatelined, _credited)

"""What sayso's reading and speed are worth, measured and set beside the peers': `python -m benchmarks`.

The texts to measure on are no part of the project. They are looked for in the folder `shared` beside the
project's own, or in $SAYSO_SHARED: public corpora in `data/`, their scorers in `eval/`. A measure whose text
is absent says so.
"""

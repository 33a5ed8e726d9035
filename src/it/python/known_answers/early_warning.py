"""Known answers for the early warning: early_warning.py FOLDER writes them as CSV files.

Beta-binomial tails come from mpmath with 60 digits, held against scipy.stats.betabinom where that
can tell; the spread of a p' chart (Laney 2002), weighted levels and combined tests from their
formulas in numpy, fractions and scipy.stats.cauchy.
"""

import csv
import sys
from fractions import Fraction
from pathlib import Path

import mpmath
import numpy as np
from scipy.stats import betabinom, cauchy

mpmath.mp.dps = 60

TAILS = [
    # trials, hits, a, b
    (1, 0, 0.5, 0.5), (1, 1, 0.5, 0.5), (10, 0, 0.5, 10.5), (10, 10, 10.5, 0.5), (20, 3, 8.5, 12.5),
    (74, 8, 30.5, 70.5), (500, 0, 50.5, 450.5), (500, 20, 50.5, 450.5), (500, 90, 50.5, 450.5),
    (500, 0, 5000.5, 45000.5), (500, 120, 5000.5, 45000.5), (445, 29, 1240.5, 8760.5),
    (1000, 0, 2000.5, 18000.5), (2000, 2000, 100.5, 0.5), (100_000, 12, 300.5, 1_000_000.5),
    (1_000_000_000, 3, 40.5, 1_000_000_000.5), (1_000_000_000, 120, 40.5, 1_000_000_000.5),
    (1_000_000_000_000, 5, 30.5, 1_000_000_000_000.5),
]

SPREADS = [
    "0 0 0 0", "1 -1 1 -1", "0.3 -0.2 1.4 -2.2 0.1 0.8", "5 -4 6 -7 3 -2 8", "2", "0.1 0.2 0.1 0.2",
]

LEVELS = [
    # hits, chances, memory
    ("0", "0", 0.9), ("0", "1", 0.9), ("1", "1", 0.9), ("0 0 0", "10 0 20", 0.5),
    ("10 20 30", "10 20 30", 0.97), ("3 5 4 6", "100 120 90 110", 0.95),
    ("1 1000000 7", "3 5000000 20", 0.8), ("5 5 5", "50 50 50", 1.0),
]

COMBINED = [
    "0.5", "0.01", "0.01 0.9", "0.01 0.01 0.01", "0.2 0.03 0.4", "1e-40 0.3 0.2", "1 1 1", "0.6 0.7",
    "1e-300 1e-5", "0.049 0.051 0.2 0.8 0.999999999",
]


def text(number):
    return mpmath.nstr(mpmath.mpf(number), 17, min_fixed=-5, max_fixed=15)


def write(folder, name, header, rows):
    with open(folder / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def probability(trials, hits, a, b):
    return mpmath.binomial(trials, hits) * mpmath.exp(
        mpmath.loggamma(hits + a)
        + mpmath.loggamma(trials - hits + b)
        - mpmath.loggamma(trials + a + b)
        + mpmath.loggamma(a + b)
        - mpmath.loggamma(a)
        - mpmath.loggamma(b)
    )


def tails(trials, hits, a, b):
    a, b = mpmath.mpf(a), mpmath.mpf(b)
    below = mpmath.fsum(probability(trials, k, a, b) for k in range(hits)) if hits <= 3000 else None
    here = probability(trials, hits, a, b)
    at_most, at_least = below + here, 1 - below
    if trials <= 10_000:
        known = betabinom(trials, float(a), float(b))
        assert abs(known.cdf(hits) - float(at_most)) < 1e-8
        assert abs(known.sf(hits - 1) - float(at_least)) < 1e-8
    return at_most, at_least


def spread(z):
    values = np.array([float(value) for value in z.split()])
    ranges = np.abs(np.diff(values))
    return ranges.mean() / 1.128 if len(ranges) else 1.0


def level(hits, chances, memory):
    memory = Fraction(memory)
    hits = [int(value) for value in hits.split()]
    chances = [int(value) for value in chances.split()]
    weights = [memory ** (len(hits) - 1 - i) for i in range(len(hits))]
    weighted = sum(w * n for w, n in zip(weights, chances))
    if weighted == 0:
        return 0.5, 0.0
    effective = weighted**2 / sum(w * w * n for w, n in zip(weights, chances))
    share = sum(w * x for w, x in zip(weights, hits)) / weighted
    return (share * effective + Fraction(1, 2)) / (effective + 1), effective


def combined(values):
    values = [min(mpmath.mpf(1) / 2, mpmath.mpf(value)) for value in values.split()]
    mean = mpmath.fsum(mpmath.cot(mpmath.pi * p) for p in values) / len(values)
    p = mpmath.acot(mean) / mpmath.pi if mean > 0 else mpmath.mpf(1) / 2
    assert abs(cauchy.sf(float(mean)) - float(p)) < 1e-9
    return p


def fraction(number):
    if isinstance(number, Fraction):
        return text(mpmath.mpf(number.numerator) / number.denominator)
    return text(number)


def main(folder):
    write(
        folder,
        "beta_binomials.csv",
        ["trials", "hits", "a", "b", "at_most", "at_least"],
        [[n, x, a, b, *map(text, tails(n, x, a, b))] for n, x, a, b in TAILS],
    )
    write(folder, "spreads.csv", ["z", "sigma"], [[z, text(spread(z))] for z in SPREADS])
    write(
        folder,
        "levels.csv",
        ["hits", "chances", "memory", "rate", "effective_chances"],
        [[x, n, m, *map(fraction, level(x, n, m))] for x, n, m in LEVELS],
    )
    write(folder, "combined.csv", ["p", "combined"], [[p, text(combined(p))] for p in COMBINED])


if __name__ == "__main__":
    main(Path(sys.argv[1]))

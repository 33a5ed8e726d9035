"""Writes wilson.csv and clustered_rates.csv, the known answers of the tests beside it.

Needs scipy, statsmodels and mpmath; run it in this folder. The figures come from 50 digits (mpmath)
and from the visitors themselves, not from sums; each is held against statsmodels where that can
compute it: proportion_confint(method="wilson"), and the cluster-robust variance of an OLS mean.
"""

import csv
from fractions import Fraction

import mpmath
import numpy as np
import statsmodels.api as sm
from scipy.stats import norm
from statsmodels.stats.proportion import proportion_confint

mpmath.mp.dps = 50
Z = mpmath.sqrt(2) * mpmath.erfinv(mpmath.mpf("0.95"))

WILSON = [
    (0, 1), (1, 1), (0, 2), (1, 2), (1, 3), (0, 10), (3, 10), (10, 10), (1, 100), (29, 100),
    (99, 100), (470, 3605), (2868, 3605), (0, 1_000_000), (1, 1_000_000), (999_999, 1_000_000),
    (30_000, 1_000_000), (0, 10**9), (1, 10**9), (123_456_789, 10**9), (999_999_999, 10**9),
    (10**9, 10**9),
]

# name: visitors as "hits/chances", "k*hits/chances" for k alike.
CLUSTERED = {
    "two visitors, one converts": "1/1 0/1",
    "single sessions only": "3*1/1 7*0/1",
    "some visitors come twice": "4*0/1 2*1/1 1/2 2/2 0/2",
    "one heavy visitor": "9/10 20*0/1 3*1/1",
    "visitors who always or never convert": "5*4/4 5*0/4",
    "evenly spread within visitors": "3*1/2 0/2 2/2",
    "no visitor differs": "4*1/2",
    "nobody converts": "5*0/1 2*0/3",
    "everybody converts": "5*1/1 2*3/3",
    "one visitor": "1/2",
    "nobody": "",
    "a busy shop": "180000*0/1 6000*1/1 21000*0/2 1700*1/2 400*2/2 5000*0/3 600*1/3 90*2/3 30*3/3 12*5/40",
    "a billion sessions": "300000000*0/1 10000000*1/1 200000000*0/2 90000000*1/2 55000000*2/2",
}


def digits(number):
    return mpmath.nstr(mpmath.mpf(number), 20)


def wilson(share, trials):
    if share == 0 or share == 1:
        edge = Z**2 / (trials + Z**2)
        return (mpmath.mpf(0), edge) if share == 0 else (1 - edge, mpmath.mpf(1))
    widening = Z**2 / trials
    centre = (share + widening / 2) / (1 + widening)
    half = mpmath.sqrt(widening * share * (1 - share) + widening**2 / 4) / (1 + widening)
    return centre - half, centre + half


def visitors(text):
    for group in text.split():
        count, _, pair = group.rpartition("*")
        hits, chances = pair.split("/")
        yield int(count or 1), int(hits), int(chances)


def clustered(text):
    groups = list(visitors(text))
    n = sum(k for k, _, _ in groups)
    chances = sum(k * d for k, _, d in groups)
    hits = sum(k * m for k, m, _ in groups)
    if not chances:
        return ["", "", "", "", "", "NONE"]
    rate = Fraction(hits, chances)
    shown = mpmath.mpf(hits) / chances
    if n < 2:
        return [digits(shown), "", "", "", "", "NONE"]
    mean = Fraction(chances, n)
    squares = sum(k * (m - rate * d) ** 2 for k, m, d in groups)
    variance = squares / ((n - 1) * n * mean**2)
    held_against_statsmodels(groups, n, float(variance))
    effective = Fraction(chances)
    if variance:
        effective = min(effective, rate * (1 - rate) / variance)
    exact = lambda f: mpmath.mpf(f.numerator) / f.denominator
    low, high = wilson(shown, exact(effective))
    basis = "CLUSTERED" if variance else "UNCLUSTERED"
    return [digits(shown), digits(exact(variance)), digits(exact(effective)),
            digits(low), digits(high), basis]


def held_against_statsmodels(groups, n, variance):
    if n > 1000:
        return
    outcomes, owners, owner = [], [], 0
    for k, m, d in groups:
        for _ in range(k):
            outcomes += [1] * m + [0] * (d - m)
            owners += [owner] * d
            owner += 1
    if len(set(outcomes)) == 1 or variance == 0:
        return
    fit = sm.OLS(outcomes, np.ones(len(outcomes))).fit(
        cov_type="cluster", cov_kwds={"groups": np.array(owners)})
    assert np.isclose(fit.cov_params()[0, 0], variance, rtol=1e-9), (fit.cov_params(), variance)


def write(name, header, rows):
    with open(name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


assert abs(float(Z) - norm.ppf(0.975)) < 1e-15
rows = []
for successes, trials in WILSON:
    low, high = wilson(mpmath.mpf(successes) / trials, mpmath.mpf(trials))
    known = proportion_confint(successes, trials, method="wilson")
    assert np.allclose([float(low), float(high)], known, rtol=1e-6, atol=1e-15), (successes, trials)
    rows.append([successes, trials, digits(low), digits(high)])
write("wilson.csv", ["successes", "trials", "low", "high"], rows)
write("clustered_rates.csv",
      ["name", "visitors", "rate", "variance", "effective", "low", "high", "basis"],
      [[name, text, *clustered(text)] for name, text in CLUSTERED.items()])

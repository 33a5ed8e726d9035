"""Known answers for the statistics of experiments, from scipy and statsmodels.

Usage: experiments.py FOLDER writes one CSV file per statistic. Where a library has the statistic it is asked; where none has, the answer comes
another way than in the product: from the visitors one by one, from the roots of the defining equation, or from an integral.
"""

import csv
import math
import sys
from pathlib import Path

import numpy as np
from scipy import integrate, optimize, stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

Z = stats.norm.isf(0.025)


def write(folder, name, header, rows):
    with open(Path(folder) / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow(["" if cell is None else number(cell) for cell in row])


def number(cell):
    return cell if isinstance(cell, (str, int)) else repr(float(cell))


def tails():
    for z in [0.0, 0.5, 1.0, 1.959963984540054, 3.0, 6.0, 9.76, 13.31, 20.0, 30.0, 37.0]:
        yield z, 2 * stats.norm.sf(z), stats.norm.sf(z), stats.norm.sf(-z)


def points():
    for chance in [0.5, 0.2, 0.1, 0.05, 0.025, 0.001, 1e-10]:
        yield chance, stats.norm.isf(chance)


def proportions():
    cases = [
        (62, 1471, 87, 1529),
        (100, 1000, 120, 1000),
        (0, 50, 5, 50),
        (0, 50, 0, 50),
        (50, 50, 50, 50),
        (50, 50, 40, 50),
        (0, 1, 1, 1),
        (1, 1, 0, 1),
        (3, 7, 0, 11),
        (30_000_000, 1_000_000_000, 30_030_000, 1_000_000_000),
        (30_000_000, 1_000_000_000, 30_100_000, 1_000_000_000),
        (500_000_000, 1_000_000_000, 500_000_001, 1_000_000_001),
    ]
    for xc, nc, xt, nt in cases:
        low, high = newcombe(xc, nc, xt, nt)
        z = p = None
        if 0 < xc + xt < nc + nt:
            z, p = proportions_ztest([xt, xc], [nt, nc])
        katz = (None, None)
        if xc and xt:
            ends = confint_proportions_2indep(xt, nt, xc, nc, compare="ratio", method="log")
            katz = tuple(end - 1 for end in ends)
        yield xc, nc, xt, nt, low, high, z, p, *katz


def newcombe(xc, nc, xt, nt):
    return confint_proportions_2indep(xt, nt, xc, nc, compare="diff", method="newcomb")


def visitors(text):
    """3*1/2/0: three visitors with one hit in two chances and none before."""
    rows = []
    for group in text.split():
        times, _, cells = group.rpartition("*")
        rows += [[int(cell) for cell in cells.split("/")]] * int(times or 1)
    return np.array(rows, dtype=float)


def ratio(rows):
    hits, chances = rows[:, 0], rows[:, 1]
    rate = hits.sum() / chances.sum()
    linear = (hits - rate * chances) / chances.mean()
    return rate, linear.var(ddof=1) / len(rows), linear


RATIOS = [
    ("plain", "60*1/1 940*0/1", "80*1/1 920*0/1"),
    ("clustered", "40*3/4 20*1/1 300*0/3 200*1/5", "70*3/4 20*1/1 300*0/3 170*2/5"),
    ("no successes in the control", "50*0/1", "5*1/1 45*0/1"),
    ("all successes in both", "50*1/1", "50*1/1"),
    ("all successes in the treatment", "40*1/1 10*0/2", "50*1/1"),
    ("control too near 0 for a lift", "2*1/1 500*0/2", "9*1/1 500*0/2"),
    ("tail of 1e-40", "1000*1/1 9000*0/1", "1650*1/1 8350*0/1"),
]


def ratios():
    for name, control, treatment in RATIOS:
        rc, vc, _ = ratio(visitors(control))
        rt, vt, _ = ratio(visitors(treatment))
        error = math.sqrt(vc + vt)
        p = 2 * stats.norm.sf(abs(rt - rc) / error) if error > 0 else None
        low, high = rt - rc - Z * error, rt - rc + Z * error
        fieller = fieller_roots(rc, vc, rt, vt)
        log = (None, None)
        if rc > 0 and rt > 0:
            spread = math.sqrt(vt / rt**2 + vc / rc**2)
            log = tuple(rt / rc * math.exp(sign * Z * spread) - 1 for sign in (-1, 1))
        yield name, control, treatment, rc, vc, rt, vt, p, low, high, *fieller, *log


def fieller_roots(rc, vc, rt, vt):
    """Ratios that a test does not refuse: the roots of its equation, unless it refuses none far away."""
    if rc == 0 or Z**2 * vc >= rc**2:
        return None, None
    best = rt / rc

    def refused(q):
        return (rt - q * rc) ** 2 - Z**2 * (vt + q**2 * vc)

    if vc == 0 and vt == 0:
        return best - 1, best - 1
    far = 1.0
    while refused(best - far) < 0 or refused(best + far) < 0:
        far *= 2
    low = optimize.brentq(refused, best - far, best, xtol=1e-15, rtol=1e-14)
    high = optimize.brentq(refused, best, best + far, xtol=1e-15, rtol=1e-14)
    return low - 1, high - 1


def sample_ratios():
    cases = [
        ("1000 1000", "1 1"),
        ("1000 1100", "1 1"),
        ("500 510 1490", "1 1 3"),
        ("0 10", "1 1"),
        ("1 0", "1 1"),
        ("9000 10900", "1 1"),
        ("500000000 500100000", "1 1"),
        ("500000000 500000000", "1 1"),
        ("49000 51000 50", "1 1 0"),
    ]
    for observed, weights in cases:
        counts = np.array([int(cell) for cell in observed.split()], dtype=float)
        shares = np.array([int(cell) for cell in weights.split()], dtype=float)
        strays = int(counts[shares == 0].sum())
        counts, shares = counts[shares > 0], shares[shares > 0]
        chi, p = stats.chisquare(counts, counts.sum() * shares / shares.sum())
        yield observed, weights, chi, p, strays


def sequences():
    for n, planned, effect, error in [
        (100, 1000, 0.02, 0.03),
        (1000, 1000, 0.05, 0.02),
        (5000, 1000, -0.03, 0.01),
        (20000, 40000, 0.0, 0.004),
        (1_000_000_000, 2_000_000_000, 0.00003, 0.00001),
        (4000, 4000, 0.14, 0.01),
    ]:
        rho2 = (-2 * math.log(0.05) + math.log(1 - 2 * math.log(0.05))) / planned

        def log_evidence(shift):
            """Of a mixture of alternatives: its likelihood ratio, integrated around its peak."""
            total = n * shift / (error * math.sqrt(n))
            peak = total / (n + 1 / rho2)
            width = 1 / math.sqrt(n + 1 / rho2)

            def log_density(x):
                return x * total - x * x * n / 2 - x * x / (2 * rho2) - math.log(2 * math.pi * rho2) / 2

            top = log_density(peak)
            area, _ = integrate.quad(
                lambda u: math.exp(log_density(peak + u * width) - top), -40, 40, epsabs=0, epsrel=1e-12
            )
            return top + math.log(area * width)

        far = error
        while log_evidence(far) < math.log(20):
            far *= 2
        half = optimize.brentq(lambda x: log_evidence(x) - math.log(20), 0, far, xtol=1e-18, rtol=1e-13)
        yield n, planned, effect, error, rho2, effect - half, effect + half, min(0.0, -log_evidence(effect))


CUPEDS = [
    ("one session each", "30*1/1/1 20*1/1/0 30*0/1/1 120*0/1/0", "40*1/1/1 25*1/1/0 20*0/1/1 115*0/1/0"),
    ("many sessions", "30*2/3/2 20*1/2/0 30*0/1/1 70*0/4/0", "40*3/4/2 25*1/2/1 20*0/1/1 65*0/3/0"),
    ("nobody was there before", "50*1/1/0 50*0/1/0", "60*1/1/0 40*0/1/0"),
]


def cupeds():
    for name, control, treatment in CUPEDS:
        c, t = visitors(control), visitors(treatment)
        (rc, vc, yc), (rt, vt, yt) = ratio(c), ratio(t)
        y = np.concatenate([yc + rc, yt + rt])
        x = np.concatenate([c[:, 2], t[:, 2]])
        arm = np.concatenate([np.zeros(len(c)), np.ones(len(t))])
        theta, effect = 0.0, rt - rc
        if x.any():
            fit = OLS(y, np.column_stack([np.ones_like(x), arm, x])).fit()
            effect, theta = fit.params[1], fit.params[2]
        left = y - theta * x
        error2 = sum(left[arm == a].var(ddof=1) / (arm == a).sum() for a in (0, 1))
        yield name, control, treatment, theta, effect, error2, 1 - error2 / (vc + vt)


def equivalences():
    for effect, error, margin in [
        (0.0, 0.001, 0.002),
        (0.001, 0.001, 0.002),
        (-0.0019, 0.001, 0.002),
        (0.01, 0.001, 0.002),
        (0.0, 0.0001, 0.0014),
    ]:
        p = max(stats.norm.sf((effect + margin) / error), stats.norm.cdf((effect - margin) / error))
        low, high = stats.norm.interval(0.9, effect, error)
        yield effect, error, margin, p, low, high


def detectables():
    for p, nc, nt, power in [(0.03, 1000, 1000, 0.8), (0.5, 100, 300, 0.9), (0.03, 10**9, 10**9, 0.8)]:
        size = (stats.norm.isf(0.025) + stats.norm.isf(1 - power)) * math.sqrt(1 / nc + 1 / nt)
        # The library finds the power of a size; its search for the size of a power is coarse.
        found = NormalIndPower().power(size, nc, 0.025, ratio=nt / nc, alternative="larger")
        assert abs(found - power) < 1e-12, found
        yield p, nc, nt, power, size * math.sqrt(p * (1 - p))


def comparisons():
    for p_values in [
        [0.01],
        [0.04, 0.01, 0.03, 0.005],
        [0.2, 0.2, 0.2],
        [1e-40, 0.5, 0.01, 1.0, 0.0],
        [0.9, 0.04, 0.05, 0.051, 0.6, 0.001],
    ]:
        text = " ".join(repr(p) for p in p_values)
        holm = multipletests(p_values, method="holm")[1]
        bh = multipletests(p_values, method="fdr_bh")[1]
        yield text, " ".join(repr(float(p)) for p in holm), " ".join(repr(float(p)) for p in bh)


def main(folder):
    ends = ["low", "high"]
    write(folder, "tails", ["z", "two_sided", "upper", "lower"], tails())
    write(folder, "points", ["chance", "point"], points())
    write(
        folder,
        "proportions",
        ["control_successes", "control_trials", "treatment_successes", "treatment_trials"]
        + ["newcombe_low", "newcombe_high", "z", "p", "katz_low", "katz_high"],
        proportions(),
    )
    write(
        folder,
        "ratios",
        ["name", "control", "treatment", "control_rate", "control_variance", "treatment_rate", "treatment_variance"]
        + ["p", "low", "high", "fieller_low", "fieller_high", "log_low", "log_high"],
        ratios(),
    )
    write(folder, "sample_ratios", ["observed", "weights", "chi_square", "p", "strays"], sample_ratios())
    write(
        folder,
        "confidence_sequences",
        ["units", "planned", "effect", "error", "rho_squared", *ends, "log_p"],
        sequences(),
    )
    write(
        folder,
        "cupeds",
        ["name", "control", "treatment", "theta", "effect", "variance", "reduction"],
        cupeds(),
    )
    write(folder, "equivalences", ["effect", "error", "margin", "p", *ends], equivalences())
    write(folder, "detectable_effects", ["share", "control", "treatment", "power", "effect"], detectables())
    write(folder, "comparisons", ["p_values", "holm", "benjamini_hochberg"], comparisons())


if __name__ == "__main__":
    main(sys.argv[1])

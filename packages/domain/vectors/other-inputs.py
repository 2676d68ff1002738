"""Computes `other-inputs.json`: golden groups with inputs of their own, by exact fractions and nothing but the formulas of
docs/method.md. It shares no code with the packages. Usage: python3 other-inputs.py > other-inputs.json"""

import hashlib
import json
import math
from decimal import Decimal, getcontext
from fractions import Fraction as F
from pathlib import Path

getcontext().prec = 60
HERE = Path(__file__).parent
T = json.loads((HERE / "quantiles.json").read_text())["t"]["0.975"]
Z = F("1.959964")


def dec(x):
    return Decimal(x.numerator) / Decimal(x.denominator) if isinstance(x, F) else Decimal(x)


def text(x, places=9):
    return f"{dec(x):.{places}f}"


def frac(x):
    return f"{x.numerator}/{x.denominator}"


def root(x):
    return F(dec(x).sqrt())


def sums(h):
    return sum(h), sum(k * c for k, c in enumerate(h)), sum(k * k * c for k, c in enumerate(h))


def mean(h):
    n, s, _ = sums(h)
    return F(25 * s, n)


def unit_variance(h):
    n, s, q = sums(h)
    return F(n * q - s * s, 16 * n * (n - 1))


def quantile(df):
    known = [int(k) for k in T if int(k) <= df]
    return F(T[str(max(known))])


def dispersion(v, n, u, capped):
    if u in (0, 1):
        return F(3, 10)
    raw = v * n / (u * (1 - u))
    if capped:
        raw = min(raw, F(1))
    return (10 * F(3, 10) + n * raw) / (10 + n) if raw < 1 else raw


def bounds(u, n, phi, q):
    a = q * q * phi / n
    half = root(a * u * (1 - u) + a * a / 4)
    return (u + a / 2 - half) / (1 + a), (u + a / 2 + half) / (1 + a)


def outward(x, up):
    scaled = x * 10_000
    return str(float((-((-scaled.numerator) // scaled.denominator) if up else scaled.numerator // scaled.denominator) / 100))


def t_tail(t, df):
    """One-sided tail of Student's t, the finite sums of Abramowitz and Stegun 26.7.3 and 26.7.4."""
    angle = math.atan(t / math.sqrt(df))
    c, s = math.cos(angle), math.sin(angle)
    if df % 2:
        term, total = c, c if df > 1 else 0.0
        for k in range(3, df - 1, 2):
            term *= c * c * (k - 1) / k
            total += term
        inside = 2 / math.pi * (angle + s * total)
    else:
        term = total = 1.0
        for k in range(2, df - 1, 2):
            term *= c * c * (k - 1) / k
            total += term
        inside = s * total
    return (1 - inside) / 2


def normal(x):
    return math.erfc(-x / math.sqrt(2)) / 2


def apportion(parts, total):
    floors = [p.numerator // p.denominator for p in parts]
    order = sorted(range(len(parts)), key=lambda i: (-(parts[i] - floors[i]), i))
    for i in order[: total - sum(floors)]:
        floors[i] += 1
    return floors


def half_up(x, places):
    scaled = x * 10**places
    return (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)


def linear_score():
    h = [7, 11, 9, 31, 22]
    n, s, q = sums(h)
    v = unit_variance(h)
    return {
        "histogram": h, "n": n, "S": s, "Q": q, "score_exact": frac(mean(h)), "score": text(mean(h)),
        "score_published": text(F(half_up(mean(h), 2), 100), 2), "unit_variance_exact": frac(v),
        "sd_points": text(100 * root(v)), "se_points": text(100 * root(v / n)),
    }


def score_interval():
    cases = []
    for h in ([7, 11, 9, 31, 22], [0, 0, 0, 15, 15], [30, 0, 0, 0, 0], [1, 0, 3, 9, 87]):
        n = sum(h)
        u, v = mean(h) / 100, unit_variance(h) / n
        phi, q = dispersion(v, n, u, True), quantile(n - 1)
        low, high = bounds(u, n, phi, q)
        half = q * root(v)
        cases.append({
            "histogram": h, "n": n, "score": text(mean(h)), "t_quantile": text(q, 6), "phi_hat_exact": frac(phi),
            "phi_hat": text(phi), "qw_lower": text(100 * low), "qw_upper": text(100 * high),
            "published": [outward(low, False), outward(high, True)],
            "t_lower": text(max(F(0), 100 * (u - half))), "t_upper": text(min(F(100), 100 * (u + half))),
        })
    return {"note": "nu0=10, phi_pool=0.3, t quantile rounded to 6 decimals; published bounds are rounded outward", "cases": cases}


def wilson():
    cases = []
    for x, n, confidence, z in ((17, 41, 0.95, Z), (0, 13, 0.95, Z), (13, 13, 0.95, Z), (902, 1203, 0.998, F("3.090232"))):
        low, high = bounds(F(x, n), n, F(1), z)
        cases.append({"x": x, "n": n, "confidence": confidence, "z": text(z, 6), "p": text(F(x, n)), "lower": text(low), "upper": text(high)})
    return {"note": "inputs chosen for this file", "cases": cases}


def composite():
    weights = [4100, 3300, 2600]
    rows = [[5, 3, 4], [2, 2, 1], [4, 4, 5], [5, 5, 5], [1, 3, 2], [3, 3, 4], [4, 2, 4], [5, 4, 4], [2, 1, 3], [4, 5, 5], [3, 4, 3]]
    n = len(rows)
    columns = list(zip(*[[level - 1 for level in row] for row in rows]))
    hist = [[column.count(k) for k in range(5)] for column in columns]
    scores = [mean(h) for h in hist]
    parts = [F(w) * m / 10_000 for w, m in zip(weights, scores)]
    lost = [F(w) * (100 - m) / 10_000 for w, m in zip(weights, scores)]
    score = sum(parts)
    # Contributions and losses share one apportionment to 100.00, contributions before losses of the same criterion.
    mixed = apportion([100 * p for pair in zip(parts, lost) for p in pair], 10_000)

    def covariance(a, b):
        return F(n * sum(x * y for x, y in zip(a, b)) - sum(a) * sum(b), 16 * n * (n - 1))

    w = [F(each, 10_000) for each in weights]
    full = sum(w[i] * w[j] * covariance(columns[i], columns[j]) / n for i in range(3) for j in range(3))
    own = [covariance(c, c) / n for c in columns]
    u = score / 100
    phi = dispersion(full, n, u, True)
    low, high = bounds(u, n, phi, quantile(n - 1))
    return {
        "weights_bp": weights, "submissions": rows, "histograms": hist, "criterion_scores": [text(m) for m in scores],
        "index_exact": frac(score), "index": text(score), "index_published": text(F(half_up(score, 2), 100), 2),
        "contributions": [text(p) for p in parts], "contributions_published_centi": mixed[0::2],
        "points_lost_published_centi": mixed[1::2], "se_full_points": text(100 * root(full)),
        "se_if_independent_points": text(100 * root(sum(a * a * v for a, v in zip(w, own)))),
        "se_cauchy_schwarz_points": text(100 * sum(a * root(v) for a, v in zip(w, own))), "var_full_exact": frac(full),
        "phi_hat": text(phi), "qw_lower": text(100 * low), "qw_upper": text(100 * high),
    }


def overall():
    rating, on_time = F(1345, 24), F(100 * 91, 104)
    integrity = F(100 - 5 * min(20, 1 * 2 + 1 * 5 + 1 * 10))
    parts = [F(6, 10) * rating, F(1, 4) * on_time, F(15, 100) * integrity]
    index = sum(parts)
    return {
        "components": {"rating": text(rating), "on_time": text(on_time), "integrity": text(integrity)},
        "weights": ["0.60", "0.25", "0.15"], "on_time": "91/104",
        "violations": "1 minor x 2 pts + 1 serious x 5 pts + 1 grave x 10 pts = 17 pts; integrity = 100 - 5*min(20,17)",
        "index_exact": frac(index), "index": text(index), "published": text(F(half_up(index, 2), 100), 2),
        "contributions_centi": apportion([100 * p for p in parts], half_up(index, 2)),
    }


PEERS = {
    "A": [4, 9, 14, 20, 13], "B": [0, 2, 8, 31, 49], "C": [22, 18, 9, 6, 5], "D": [1, 1, 2, 3, 1],
    "E": [10, 20, 40, 80, 150], "F": [3, 3, 3, 3, 3],
}


def shrinkage():
    n = {k: sum(h) for k, h in PEERS.items()}
    y = {k: mean(h) for k, h in PEERS.items()}
    s2 = {k: 10_000 * unit_variance(h) for k, h in PEERS.items()}
    pooled = sum((n[k] - 1) * s2[k] for k in PEERS) / sum(n[k] - 1 for k in PEERS)
    w = {k: n[k] / pooled for k in PEERS}
    total = sum(w.values())
    mu0 = sum(w[k] * y[k] for k in PEERS) / total
    q = sum(w[k] * (y[k] - mu0) ** 2 for k in PEERS)
    c = total - sum(x * x for x in w.values()) / total
    tau2 = max(F(0), (q - (len(PEERS) - 1)) / c)
    star = {k: 1 / (pooled / n[k] + tau2) for k in PEERS}
    mu = sum(star[k] * y[k] for k in PEERS) / sum(star.values())
    subjects, post = {}, {}
    for k in PEERS:
        v = (10 * pooled + (n[k] - 1) * s2[k]) / (9 + n[k]) / n[k]
        b = v / (v + tau2)
        post[k] = (b * mu + (1 - b) * y[k], (1 - b) * v + b * b / sum(star.values()), v)
        subjects[k] = {"score": text(y[k]), "v": text(v), "B": text(b), "shrunk": text(post[k][0]), "post_sd": text(root(post[k][1]))}
    group = {
        "histograms": PEERS, "pooled_unit_variance": text(pooled / 10_000), "Q": text(q), "C": text(c), "tau2": text(tau2),
        "tau": text(root(tau2)), "mu": text(mu), "se_mu": text(root(1 / sum(star.values()))), "subjects": subjects,
    }
    return group, y, post


def ranks(y, post):
    names = list(PEERS)
    expected = [
        1 + sum(normal(float((post[j][0] - post[i][0])) / math.sqrt(post[i][1] + post[j][1])) for j in names if j != i)
        for i in names
    ]
    pairs = sorted(
        (normal(-float(y[a] - y[b]) / math.sqrt(post[a][2] + post[b][2])), a, b) for a in names for b in names if a != b
    )
    better, worse = {k: 0 for k in names}, {k: 0 for k in names}
    for place, (p, a, b) in enumerate(pairs):
        if p * (len(pairs) - place) > 0.05:
            break
        better[b] += 1
        worse[a] += 1
    return {
        "note": "V06 subjects; simultaneous 95% rank intervals = Holm over all k(k-1) one-sided pairwise z tests on unshrunk scores",
        "subjects": names, "expected_rank": [f"{e:.9f}" for e in expected],
        "rank_lower": [1 + better[k] for k in names], "rank_upper": [len(names) - worse[k] for k in names],
    }


def false_discovery():
    p = [F(1, 5000), F(3, 100), F(11, 1000), F(1, 2), F(3, 1000), F(41, 1000), F(19, 100)]
    order = sorted(range(len(p)), key=lambda i: p[i])
    adjusted, least = [F(1)] * len(p), F(1)
    for rank in range(len(p), 0, -1):
        i = order[rank - 1]
        least = min(least, p[i] * len(p) / rank)
        adjusted[i] = least
    return {"note": "q=.05", "p": [float(x) for x in p], "adjusted": [text(a) for a in adjusted], "rejected": sum(a <= F(5, 100) for a in adjusted)}


def decay():
    days = {"0": [1, 0, 0, 3, 6], "7": [0, 2, 2, 2, 0], "60": [5, 0, 1, 0, 4], "180": [0, 0, 9, 0, 0]}
    half = 60
    weight = {a: int((Decimal(2) ** (20 - Decimal(a) / half)).quantize(Decimal(1))) for a in days}
    weighted = [sum(weight[a] * h[k] for a, h in days.items()) for k in range(5)]
    n = sum(sum(h) for h in days.values())
    score = F(25 * sum(k * c for k, c in enumerate(weighted)), sum(weighted))
    n_eff = F(sum(weighted) ** 2, sum(weight[a] ** 2 * sum(h) for a, h in days.items()))
    raw = [sum(h[k] for h in days.values()) for k in range(5)]
    return {
        "half_life_days": half, "scale": f"round(2^20 * 2^(-age/{half}))", "weights": weight, "day_histograms": days,
        "weighted_histogram": weighted, "score_exact": frac(score), "score": text(score), "n_raw": n, "n_eff": text(n_eff),
        "undecayed_score": text(mean(raw)),
    }


def post_stratified():
    strata = {"kiosk": ([2, 2, 9, 30, 57], "0.25"), "sms": ([9, 9, 9, 9, 9], "0.60"), "web": ([1, 6, 2, 8, 3], "0.15")}
    raw = [sum(h[k] for h, _ in strata.values()) for k in range(5)]
    score = sum(F(w) * mean(h) for h, w in strata.values())
    variance = sum(F(w) ** 2 * 10_000 * unit_variance(h) / sum(h) for h, w in strata.values())
    return {
        "strata": {k: {"hist": h, "W": w, "score": text(mean(h))} for k, (h, w) in strata.items()}, "raw_score": text(mean(raw)),
        "poststratified_exact": frac(score), "poststratified": text(score), "se": text(root(variance)),
    }


def ewma():
    x = ["70.0", "73.5", "66.0", "69.5", "75.0", "71.0"]
    target, sd, lam = F(70), F("2.5"), F(1, 5)
    value, smoothed, widths = target, [], []
    for t, each in enumerate(x, 1):
        value = lam * F(each) + (1 - lam) * value
        smoothed.append(text(value, 6))
        widths.append(text(3 * sd * root(lam / (2 - lam) * (1 - (1 - lam) ** (2 * t))), 6))
    return {
        "note": "target 70, s=2.5, lambda=.2", "x": [float(each) for each in x], "ewma": smoothed,
        "half_width_time_varying": widths, "half_width_asymptotic": text(3 * sd * root(lam / (2 - lam)), 6),
    }


def cusum():
    z = [F("0.75"), F("-1.5"), F("2.25"), F("0.25"), F("-2"), F("-0.5")]
    k, up, down, upper, lower = F(1, 4), F(0), F(0), [], []
    for each in z:
        up, down = max(F(0), up + each - k), min(F(0), down + each + k)
        upper.append(float(up))
        lower.append(float(down))
    return {"note": "k=0.25;", "z": [float(each) for each in z], "upper": upper, "lower": lower}


def lateness():
    p0, p1 = Decimal("0.08"), Decimal("0.2")
    return {"p0": 0.08, "p1": 0.2, "w_late": text((p1 / p0).ln()), "w_ontime": text(((1 - p1) / (1 - p0)).ln())}


def e_values():
    cases = []
    for h, theta in (([9, 4, 6, 3, 2], F(1, 2)), ([2, 2, 5, 9, 11], F(13, 20))):
        value = F(0)
        for j in range(1, 21):
            bet, product = F(j, 21) / (1 - theta), F(1)
            for k, c in enumerate(h):
                product *= (1 + bet * (theta - F(k, 4))) ** c
            value += product / 20
        cases.append({
            "histogram": h, "theta": frac(theta), "score": text(mean(h)), "e_value": f"{dec(value):.9g}",
            "at_least_20": value >= 20, "numerator_bits": value.numerator.bit_length(),
        })
    return {"note": "mean over j=1..20 of prod_k (1+lambda_j(theta-x_k))^c_k, lambda_j=(j/21)/(1-theta); exact rational", "cases": cases}


def low_flag():
    h, theta = [12, 14, 18, 11, 9], F(60, 100)
    n = sum(h)
    u = mean(h) / 100
    phi = dispersion(unit_variance(h) / n, n, u, True)
    statistic = (theta - u) * root(n / (phi * theta * (1 - theta)))
    _, high = bounds(u, n, phi, quantile(n - 1))

    def divergence(m):
        x = Decimal(u.numerator) / Decimal(u.denominator)
        return x * (x / m).ln() + (1 - x) * ((1 - x) / (1 - m)).ln()

    low, up, level = dec(u), Decimal(1) - Decimal(10) ** -30, (1 / Decimal("0.025")).ln() / n
    for _ in range(150):
        middle = (low + up) / 2
        low, up = (middle, up) if divergence(middle) <= level else (low, middle)
    return {
        "histogram": h, "theta": 60, "score": text(mean(h)), "phi_hat": text(phi), "T": text(statistic),
        "p_one_sided": f"{t_tail(float(statistic), n - 1):.9e}", "upper_975": text(100 * high), "kl_upper_0025": text(100 * low),
    }


def tails():
    mu, x = F(21, 10), 7
    poisson = 1 - (-dec(mu)).exp() * sum(dec(mu) ** k / math.factorial(k) for k in range(x))
    r = 8
    success = F(r) / (r + mu)
    negative = 1 - sum(math.comb(k + r - 1, k) * success**r * (1 - success) ** k for k in range(x))
    n, hits, p0 = 60, 41, F(1, 2)
    straight = sum(math.comb(n, k) * p0**k * (1 - p0) ** (n - k) for k in range(hits, n + 1))
    return {
        "poisson": {"mu": 2.1, "x": x, "p": f"{poisson:.9e}"},
        "negbin": {"mu": 2.1, "r": 8.0, "x": x, "p": f"{dec(negative):.9e}"},
        "straightline_binomial": {"n": n, "x": hits, "p0": 0.5, "p": f"{dec(straight):.9e}"},
    }


def entropy():
    counts = [21, 5, 5, 2, 1]
    n = sum(counts)
    shannon = -sum(Decimal(c) / n * (Decimal(c) / n).ln() for c in counts)
    hill2 = F(n * n, sum(c * c for c in counts))
    return {
        "counts": counts, "shannon_nats": text(shannon), "effective_devices_hill1": text(shannon.exp()),
        "hill2_inverse_simpson": text(hill2), "hill2_exact": frac(hill2), "share_top": text(F(max(counts), n)),
    }


def reversal():
    events = [["e1", 3], ["e2", 5], ["e3", 2], ["e4", 5], ["e5", 1], ["e6", 4]]
    before = [sum(level == k for _, level in events) for k in range(1, 6)]
    after = [sum(level == k and name != "e4" for name, level in events) for k in range(1, 6)]
    canonical = json.dumps({"c": after, "f": "lin-1.0.0"}, separators=(",", ":"), sort_keys=True)
    return {
        "events": events, "before": before, "score_before": frac(mean(before)), "reversed": "e4", "after": after,
        "score_after": frac(mean(after)), "canonical_after": canonical,
        "sha256_after": hashlib.sha256(canonical.encode()).hexdigest(), "inverse_restores": True,
    }


def merge():
    a, b = [1, 0, 4, 9, 6], [20, 30, 10, 5, 5]
    merged = [x + y for x, y in zip(a, b)]
    return {
        "a": a, "b": b, "merged": merged, "score_a": text(mean(a)), "score_b": text(mean(b)), "merged_exact": frac(mean(merged)),
        "merged_score": text(mean(merged)), "wrong_mean_of_means": text((mean(a) + mean(b)) / 2),
    }


def versions():
    one, other = (37, F("68.40")), (91, F("74.15"))
    index = (one[0] * one[1] + other[0] * other[1]) / (one[0] + other[0])
    return {
        "v1": {"n": one[0], "index": "68.40"}, "v2": {"n": other[0], "index": "74.15"}, "window_index_exact": frac(index),
        "window_index": text(index),
    }


def suppression():
    # Two hidden children with six people together: the smallest of the others goes with them.
    return {
        "k_min": 10, "children": {"C1": 4, "C2": 2, "C3": 61, "C4": 17, "C5": 30}, "parent": 114, "primary": ["C1", "C2"],
        "complementary": ["C4"],
        "rule": "if exactly one child (or children totalling < k_min) is suppressed under a published parent, also suppress the smallest remaining child until >=2 children and >= k_min respondents are hidden",
    }


def trimming():
    # A tenth of the answers at either end.
    h, off = [6, 4, 10, 30, 50], 10
    answers = [k for k, c in enumerate(h) for _ in range(c)][off:-off]
    trimmed = [answers.count(k) for k in range(5)]
    return {"histogram": h, "score": text(mean(h)), "trimmed_10pct": text(mean(trimmed))}


def day_robust():
    days = [[2, 1, 0, 2, 1], [0, 3, 1, 1, 1], [1, 0, 0, 2, 3], [4, 0, 1, 0, 0], [0, 0, 2, 2, 2], [1, 1, 1, 1, 1], [0, 5, 0, 1, 0],
            [2, 2, 0, 0, 3], [0, 0, 0, 4, 1], [3, 0, 2, 0, 0], [1, 2, 1, 0, 1], [0, 1, 1, 1, 4]]
    theta = F(13, 20)
    total = [sum(d[k] for d in days) for k in range(5)]
    n, count = sum(total), len(days)
    u = mean(total) / 100
    iid = unit_variance(total) / n
    robust = sum((F(sums(d)[1], 4) - u * sum(d)) ** 2 for d in days) / n**2 * F(count, count - 1)
    v = max(iid, robust)
    phi, q = dispersion(v, n, u, False), quantile(count - 1)
    low, high = bounds(u, n, phi, q)
    statistic = (theta - u) * root(n / (phi * theta * (1 - theta)))
    e = F(0)
    for j in range(1, 21):
        bet, product = F(j, 21) / (1 - theta), F(1)
        for d in days:
            product *= 1 + bet * (theta - mean(d) / 100)
        e += product / 20
    return {
        "days": days, "total": total, "n": n, "D": count, "score": text(mean(total)), "var_iid_exact": frac(iid),
        "var_day_exact": frac(robust), "phi_used": text(phi), "t_quantile": text(q, 6), "qw_lower": text(100 * low),
        "qw_upper": text(100 * high), "T": text(statistic), "p_one_sided": f"{t_tail(float(statistic), count - 1):.9e}",
        "e_day": text(e), "e_day_at_least_20": e >= 20, "theta": frac(theta),
    }


def case_mix():
    city = {"civil": F(81), "land": F(59), "business": F(77)}
    subject = {"civil": [2, 0, 5, 9, 4], "land": [30, 10, 20, 10, 10], "business": [0, 1, 2, 5, 12]}
    n = sum(sum(h) for h in subject.values())
    observed = mean([sum(h[k] for h in subject.values()) for k in range(5)])
    expected = sum(F(sum(h), n) * city[k] for k, h in subject.items())
    mean_of_city = F(72)
    adjusted = observed - expected + mean_of_city
    return {
        "city_means": {k: str(m) for k, m in city.items()}, "subject": subject, "observed": text(observed),
        "expected": text(expected), "city_mean": "72", "adjusted_exact": frac(adjusted), "adjusted": text(adjusted),
    }


def other_indices():
    acsi = ((F("7.1") - 1) * F("0.5") + (F("6.4") - 1) * F("0.2") + (F("8.8") - 1) * F("0.3")) / 9 * 100
    hcahps = [40, 30, 60, 70]
    linear = sum(F(100 * k, 3) * c for k, c in enumerate(hcahps)) / sum(hcahps)
    nps = [4, 0, 3, 2, 5, 6, 8, 12, 15, 9, 16]
    balance = F(100 * (sum(nps[9:]) - sum(nps[:7])), sum(nps))
    return {
        "acsi": {"means": [7.1, 6.4, 8.8], "weights": [0.5, 0.2, 0.3], "score": text(acsi)},
        "hcahps_linear_4pt": {"values": ["0", "33.333333", "66.666667", "100"], "hist": hcahps, "score": text(linear)},
        "ukcsi_note": "mean of 1..10 times 10 => floor is 10, not 0",
        "nps": {"hist_0_10": nps, "nps": text(balance, 1)},
        "qd766_ratio": {"total": 812, "unsatisfied": 97, "ratio": text(F(100 * (812 - 97), 812), 4)},
    }


def main():
    peers, y, post = shrinkage()
    groups = {
        "V01_linear_score": linear_score(), "V02_score_interval": score_interval(), "V03_wilson": wilson(),
        "V04_composite": composite(), "V05_overall_index": overall(), "V06_empirical_bayes": peers, "V08_bh": false_discovery(),
        "V09_decay": decay(), "V10_poststratify": post_stratified(), "V11_ewma": ewma(), "V12_cusum": cusum(),
        "V13_bernoulli_cusum": lateness(), "V15_ranks": ranks(y, post), "V16_e_value": e_values(), "V17_low_flag": low_flag(),
        "V18_tail_probabilities": tails(), "V19_entropy": entropy(), "V20_reversal": reversal(), "V21_merge": merge(),
        "V22_weight_versions": versions(), "V23_suppression": suppression(), "V24_value_trimming_is_biased": trimming(),
        "V26_day_robust": day_robust(), "V27_case_mix": case_mix(), "V28_other_indices": other_indices(),
    }
    print(json.dumps(groups, indent=1))


main()

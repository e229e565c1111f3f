#!/usr/bin/env python3
"""Our derivatives and SymPy's in the same run, text to text, on the same 16 functions; prints the table of the README.

    python3 src/jmh/peers.py             all benchmarks, some ten minutes
    python3 src/jmh/peers.py --quick     few iterations, to see that it runs

Needs SymPy and, for our side, Maven with JDK 25. Times are medians on this machine, warm: SymPy in one process with its
cache cleared before every call, ours by JMH.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]

# The functions of Cases.java in SymPy's words.
FUNCTIONS = {
    "sigmoid": ("x", "1/(1+exp(-x))"),
    "tanh": ("x", "tanh(x)"),
    "softplus": ("x", "log(1+exp(x))"),
    "swish": ("x", "x/(1+exp(-x))"),
    "mish": ("x", "x*tanh(log(1+exp(x)))"),
    "gelu_erf": ("x", "x/2*(1+erf(x/sqrt(2)))"),
    "gelu_tanh": ("x", "x/2*(1+tanh(sqrt(2/pi)*(x+Rational(44715,1000000)*x**3)))"),
    "elu": ("x", "Piecewise((x,x>0),(a*(exp(x)-1),True))"),
    "leaky_pw": ("x", "Piecewise((x,x>0),(x/100,True))"),
    "leaky_max": ("x", "Max(x,x/100)"),
    "relu_max+sin": ("x", "Max(x,0)+sin(x)"),
    "relu_abs+sin": ("x", "(x+Abs(x))/2+sin(x)"),
    "selu": ("x", "Rational(10507,10000)*Piecewise((x,x>0),(Rational(167326,100000)*(exp(x)-1),True))"),
    "softsign": ("x", "x/(1+Abs(x))"),
    "logloss_dw": ("w", "log(1+exp(-y*(w*x+b)))"),
    "bce_sigmoid": ("x", "-(y*log(1/(1+exp(-x)))+(1-y)*log(1-1/(1+exp(-x))))"),
}


def sympy_times(repeats, simplified):
    """Milliseconds per function: (text to text, text to text with simplify)."""
    import sympy
    from sympy.core.cache import clear_cache
    from sympy.parsing.sympy_parser import parse_expr

    names = {n: sympy.Symbol(n, real=True) for n in "xwyab"}

    def once(text, variable, simplify):
        clear_cache()
        start = time.perf_counter()
        d = sympy.diff(parse_expr(text, local_dict=dict(names)), names[variable])
        str(sympy.simplify(d) if simplify else d)
        return (time.perf_counter() - start) * 1e3

    out = {}
    for name, (variable, text) in FUNCTIONS.items():
        once(text, variable, False)
        plain = statistics.median(once(text, variable, False) for _ in range(repeats))
        with_simplify = statistics.median(once(text, variable, True) for _ in range(max(3, repeats // 10))) if simplified else None
        out[name] = (plain, with_simplify)
    return sympy.__version__, out


def jmh(pattern, quick, extra=()):
    """JMH's results as a list of dictionaries."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        args = f"{pattern} -f 1 -bm sample -rf json -rff {file.name} -foe true"
        if quick:
            args += " -wi 1 -w 200ms -i 1 -r 200ms"
        command = ["mvn", "-q", "-P", "jmh", "test-compile", "exec:exec", f"-Djmh.args={' '.join([args, *extra])}"]
        run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        text = pathlib.Path(file.name).read_text()
        if run.returncode or not text:
            raise SystemExit(run.stdout)
        return json.loads(text)


def milliseconds(result):
    """The median call, which other work on the machine disturbs less than the mean."""
    metric = result["primaryMetric"]
    return metric["scorePercentiles"]["50.0"] * {"us/op": 1e-3, "ms/op": 1, "ns/op": 1e-6}[metric["scoreUnit"]]


def benchmark(result):
    return result["benchmark"].rsplit(".", 1)[1]


def number(ms):
    return f"{ms * 1e3:.1f} µs" if ms < 1 else f"{ms:.1f} ms" if ms < 1000 else f"{ms / 1e3:.2f} s"


def derivatives(quick):
    version, theirs = sympy_times(5 if quick else 60, True)
    ours = {}
    for r in jmh("StringToString", quick):
        ours.setdefault(r["params"]["function"], {})[benchmark(r)] = milliseconds(r)
    print(f"### One derivative, text to text (SymPy {version})\n")
    print("| function | ours | SymPy | ratio | ours, simplified | SymPy, simplified | ratio |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name in FUNCTIONS:
        d, s = ours[name]["derivative"], ours[name]["simplified"]
        p, q = theirs[name]
        print(f"| {name} | {number(d)} | {number(p)} | {p / d:.0f} | {number(s)} | {number(q)} | {q / s:.0f} |")
    d = statistics.median(o["derivative"] for o in ours.values())
    s = statistics.median(o["simplified"] for o in ours.values())
    p = statistics.median(t[0] for t in theirs.values())
    q = statistics.median(t[1] for t in theirs.values())
    print(f"| **median** | **{number(d)}** | **{number(p)}** | **{p / d:.0f}** | **{number(s)}** | **{number(q)}** | **{q / s:.0f}** |")
    worst = min(theirs[n][0] / ours[n]["derivative"] for n in FUNCTIONS)
    print(f"\nThe smallest ratio of the 16 is {worst:.0f}.\n")


def claims(quick):
    times = {int(r["params"]["identity"]): milliseconds(r) for r in jmh("Claims", quick)}
    true = [times[i] for i in range(18)]
    print("### Verdicts\n")
    print(f"18 identities proved, median {number(statistics.median(true))}, longest {number(max(true))}; "
          f"2 look-alikes refuted in {number(times[18])} and {number(times[19])}.\n")


def growth(quick):
    print("### Growth\n")
    print("| what | size | time |")
    print("| --- | ---: | ---: |")
    for r in jmh("'(Growth|Network|SoftmaxJacobian)'", quick):
        size = ", ".join(r.get("params", {}).values())
        print(f"| {benchmark(r)} | {size} | {number(milliseconds(r))} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few iterations, to see that it runs")
    quick = parser.parse_args().quick
    derivatives(quick)
    claims(quick)
    growth(quick)


if __name__ == "__main__":
    main()

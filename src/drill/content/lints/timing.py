"""Moments: when the interviewer speaks, so that there is time to answer."""

from collections.abc import Iterator
from itertools import pairwise

from drill.content.faults import quote
from drill.content.lints.exemplars import USUAL_MINUTES
from drill.content.lints.finding import Finding, Path, scripts
from drill.domain.problem import Problem

LEAST_SECONDS = 60
LATEST = 0.85
"""As a fraction of the phase. What is asked later cannot be answered."""


def crowded_moments(problem: Problem) -> Iterator[Finding]:
    """Probes that come too late, or too close to another one or to a curveball.

    A probe that waits for a silence disturbs nobody and is passed over.
    """
    for phase, script in scripts(problem):
        moments: list[tuple[float, str, Path]] = [
            (probe.at, probe.id, ("phases", phase, "probes", index, "at"))
            for index, probe in enumerate(script.probes)
            if not probe.silence
        ]
        for at, name, path in moments:
            if at > LATEST:
                yield Finding(path, f"{quote(name)} comes after {LATEST:.0%} of the phase, too late for an answer")
        curves = [
            (ball.at, ball.id, ("curveballs", index, "at"))
            for index, ball in enumerate(problem.curveballs)
            if ball.phase is phase
        ]
        seconds = USUAL_MINUTES[phase] * 60
        for (at, name, here), (then, other, there) in pairwise(sorted([*moments, *curves])):
            gap = round((then - at) * seconds)
            # Of several curveballs only one is thrown, so they may share a moment.
            if gap < LEAST_SECONDS and "probes" in (*here, *there):
                yield Finding(
                    there, f"{quote(other)} comes {gap} s after {quote(name)}; leave {LEAST_SECONDS} s to answer"
                )

"""Types into a worksheet of 40 lines that rest on each other; prints the median seconds that one edit takes to compute.

`worksheet.py KEYS`. Every key changes the first definition, on which nearly all other lines rest: the dearest there is.
"""

import sys
import time
from statistics import median

from drill.domain.estimation.worksheet import Answer, evaluate_worksheet

FIRST = "users = {}M users"
REGION = """\
share{0} = {0}% of users
writes{0} = share{0} * 5 tweets/user/day in tweets/s
top{0} = peak(writes{0}, 2..4)
reads{0} = writes{0} * 100
stored{0} = writes{0} * 1 KB/tweet * year in TB
cache{0} = 20% * reads{0} * day * 1 KB in TB
nodes{0} = servers(top{0} + reads{0}, 5k rps, 60%)
Region {0}: two copies of each, so that one may fail"""
REGIONS = 5


def sheet(users: int) -> str:
    """A worksheet of 41 lines."""
    return "\n".join([FIRST.format(users), *(REGION.format(number) for number in range(1, REGIONS + 1))])


def main(keys: int) -> None:
    """Type, and print what it took."""
    worksheet = evaluate_worksheet(sheet(1))
    if sum(isinstance(outcome, Answer) for outcome in worksheet.outcomes) != 1 + 7 * REGIONS:
        sys.exit("the worksheet is not computed as it should be")
    taken = []
    for key in range(keys):
        text = sheet(2 + key)
        begun = time.perf_counter()
        worksheet = worksheet.edited(text)
        taken.append(time.perf_counter() - begun)
    print(median(taken))


if __name__ == "__main__":
    main(int(sys.argv[1]))

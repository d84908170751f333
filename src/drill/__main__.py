"""The commands `drill` and `drill-interview`, and `python -m drill`."""

import sys

from drill import __version__


def main() -> int:
    """Run drill with the arguments of this process; the exit code."""
    # Answered before anything else is imported: argparse alone would double the time.
    if sys.argv[1:] == ["--version"]:
        try:
            print(f"drill {__version__}", flush=True)
        except BrokenPipeError:
            from drill.posix import silence

            silence(sys.stdout)
        return 0
    from drill.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""Where the sources that the tests read are kept."""

from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"

"""`python -m gomflow.describing [FOLDER]` writes the documents into a checkout, the current folder unless said."""

import sys
from pathlib import Path

from gomflow.describing.documents import DOCUMENTS, write
from gomflow.describing.schemas import incompatible

root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
if not (root / "pyproject.toml").is_file():
    sys.exit(f"{root.resolve()} is no checkout of GOMFLOW: run this at its top, or name its folder.")
if forbidden := incompatible(root):
    sys.exit("Nothing was written.\n" + "\n".join(f"- {why}" for why in forbidden))
changed = write(root)
for path in changed:
    sys.stdout.write(f"{path}: written\n")
sys.stdout.write(f"{len(DOCUMENTS) - len(changed)} of {len(DOCUMENTS)} documents were up to date\n")

"""What readers that compute on this machine have in common: processes of their own, and the straightening of photos."""

from gomflow_adapters.pooled.reader import PooledReader, ReaderBroken

__all__ = ["PooledReader", "ReaderBroken"]

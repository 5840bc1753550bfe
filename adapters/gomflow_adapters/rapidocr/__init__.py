"""RapidOCR: PP-OCR models on onnxruntime, in processes of their own, without a network."""

from gomflow_adapters.pooled import ReaderBroken
from gomflow_adapters.rapidocr.reader import RapidOcrReader

__all__ = ["RapidOcrReader", "ReaderBroken"]

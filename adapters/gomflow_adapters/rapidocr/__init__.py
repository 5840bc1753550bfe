"""RapidOCR: PP-OCR models on onnxruntime, in processes of their own, without a network."""

from gomflow_adapters.rapidocr.reader import RapidOcrReader, ReaderBroken

__all__ = ["RapidOcrReader", "ReaderBroken"]

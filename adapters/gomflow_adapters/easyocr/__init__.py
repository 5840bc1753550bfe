"""EasyOCR: CRAFT and CRNN on torch, in processes of their own, without a network; comes with the extra [easyocr]."""

from gomflow_adapters.easyocr.reader import EasyOcrMissing, EasyOcrReader

__all__ = ["EasyOcrMissing", "EasyOcrReader"]

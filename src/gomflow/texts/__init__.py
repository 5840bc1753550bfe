"""Everything GOMFLOW says, in English, Filipino and Malay: Fluent files, with amounts and dates by Babel."""

from gomflow.texts.bundle import Texts, load_texts

__all__ = ["Texts", "load_texts"]

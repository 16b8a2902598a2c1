"""A run: which code and models found statements. The same code and models are the same run."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Run:
    """Where statements come from: the code's version with its data's fingerprint, the models with theirs."""

    code: str
    models: str

    @property
    def id(self) -> str:
        """Name the run: the same for the same code and models."""
        return sha256(f"{self.code}\n{self.models}".encode()).hexdigest()[:12]

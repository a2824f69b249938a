"""The encoder: a small transformer that runs once over a report, and carries one head a task.

numpy, onnxruntime and tokenizers at run time, nothing else; `training/attribution` makes the files.
"""

from sayso.reading.encoder.encoder import Encoder

__all__ = ["Encoder"]

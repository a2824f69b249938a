"""Attributions of a text by the trained network: numpy, onnxruntime and tokenizers, nothing else."""

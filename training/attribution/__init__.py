"""How the attribution encoder is made: PolNeAR in, an int8 ONNX file and its tokenizer out."""

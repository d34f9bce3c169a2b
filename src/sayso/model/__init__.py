"""The neural network: word pieces, windows, the ONNX session, and from its scores to attributions."""

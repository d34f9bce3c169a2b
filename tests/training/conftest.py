"""Networks in tests are so small that a second thread only waits for the first."""

import importlib.util

if importlib.util.find_spec("torch"):
    import torch

    torch.set_num_threads(1)

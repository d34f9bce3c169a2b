"""Read many articles, each a unit of its own: in processes beside this one, or here, in the order of the inputs."""

INPUTS = "sayso-inputs"
"""The name of the thread that reads inputs; it may still wait for standard input when everything else is done."""

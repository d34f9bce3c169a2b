"""Read many articles, each a unit of its own: in processes beside this one, or here, in the order of the inputs."""

"""How the network that ships was made: data, network, training, evaluation, export."""

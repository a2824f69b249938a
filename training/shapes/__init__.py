"""How the map's shapes are made from Natural Earth: read, projected, simplified and packed, one command."""

"""The map's projection: Equal Earth, so that areas can be compared, in whole units.

Šavrič, Patterson and Jenny, "The Equal Earth map projection", International Journal of Geographical Information
Science 33 (2019).
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_SCALE = 3700
"""Units to a radian on the equator: the world is some 20,000 wide, a unit some 2 km."""


def project(longitude: float, latitude: float) -> tuple[int, int]:
    """Where a point lies on the map: x to the right and y downwards from where equator and meridian meet."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    squared = theta * theta
    sixth = squared**3
    x = 2 * sqrt(3) * radians(longitude) * cos(theta)
    x /= 3 * (9 * _A4 * sixth * squared + 7 * _A3 * sixth + 3 * _A2 * squared + _A1)
    y = theta * (_A4 * sixth * squared + _A3 * sixth + _A2 * squared + _A1)
    return round(_SCALE * x), round(-_SCALE * y)

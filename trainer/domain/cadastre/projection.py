"""From latitude and longitude to VN-2000 metres and back, in our own arithmetic.

The projection is a transverse Mercator by Krüger's series (Karney 2011, to the fourth order of the
third flattening: below a micrometre here). The datum shift has seven parameters, which the EPSG
registry (operation 6960) stores as coordinate-frame rotations: read as position-vector they move a
point by 0.78 m. Both take the height as 0, as two-dimensional data do. The central meridian is an
argument, so that a wrong one can be computed and recognised.
"""

from math import asinh, atan, atan2, atanh, cos, cosh, degrees, hypot, radians, sin, sinh, sqrt

from trainer.domain.cadastre.drawing import Point
from trainer.domain.values import value

PROVINCE_MERIDIAN = 103.0
"""Điện Biên's central meridian, 103°00' E (EPSG:9205)."""

OTHER_MERIDIANS = (102.0, 104.0, 104.5, 104.75, 105.0, 105.5, 105.75, 106.0, 107.75, 108.0)
"""Meridians that sheets are found to have been drawn on by mistake: neighbours, zones, capitals."""

SCALE = 0.9999
FALSE_EASTING = 500_000.0

SEMI_MAJOR = 6_378_137.0
FLATTENING = 1 / 298.257223563
ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING)

_N = FLATTENING / (2 - FLATTENING)
_RECTIFYING = SEMI_MAJOR / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_FORWARD = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_BACKWARD = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)


@value
class Shift:
    """Seven parameters, coordinate-frame: metres, seconds of arc, parts per million."""

    dx: float
    dy: float
    dz: float
    rx: float
    ry: float
    rz: float
    ppm: float

    @property
    def wrong_signed(self) -> "Shift":
        """Return the shift with every sign turned: the mistake of shifting the wrong way."""
        return Shift(
            dx=-self.dx,
            dy=-self.dy,
            dz=-self.dz,
            rx=-self.rx,
            ry=-self.ry,
            rz=-self.rz,
            ppm=-self.ppm,
        )


VN2000_TO_WGS84 = Shift(
    dx=-191.90441429,
    dy=-39.30318279,
    dz=-111.45032835,
    rx=-0.00928836,
    ry=0.01975479,
    rz=-0.00427372,
    ppm=0.252906278,
)


def projected(latitude: float, longitude: float, meridian: float = PROVINCE_MERIDIAN) -> Point:
    """Project degrees to the plane on the same datum: east and north in whole millimetres."""
    xi, eta = _on_the_sphere(latitude, longitude - meridian)
    terms = [(2 * k, a) for k, a in enumerate(_FORWARD, 1)]
    north = xi + sum(a * sin(m * xi) * cosh(m * eta) for m, a in terms)
    east = eta + sum(a * cos(m * xi) * sinh(m * eta) for m, a in terms)
    unit = SCALE * _RECTIFYING
    return round((FALSE_EASTING + unit * east) * 1000), round(unit * north * 1000)


def _on_the_sphere(latitude: float, longitude: float) -> tuple[float, float]:
    e = sqrt(ECCENTRICITY_SQUARED)
    phi, lam = radians(latitude), radians(longitude)
    tau = sinh(asinh(sin(phi) / cos(phi)) - e * atanh(e * sin(phi)))
    return atan2(tau, cos(lam)), asinh(sin(lam) / hypot(tau, cos(lam)))


def unprojected(point: Point, meridian: float = PROVINCE_MERIDIAN) -> tuple[float, float]:
    """Return the latitude and longitude in degrees of a point of the plane, on the same datum."""
    unit = SCALE * _RECTIFYING * 1000
    xi, eta = point[1] / unit, (point[0] - FALSE_EASTING * 1000) / unit
    terms = [(2 * k, b) for k, b in enumerate(_BACKWARD, 1)]
    north = xi - sum(b * sin(m * xi) * cosh(m * eta) for m, b in terms)
    east = eta - sum(b * cos(m * xi) * sinh(m * eta) for m, b in terms)
    conformal = sin(north) / hypot(sinh(east), cos(north))
    longitude = atan2(sinh(east), cos(north))
    return degrees(atan(_geographic(conformal))), meridian + degrees(longitude)


def _geographic(conformal: float) -> float:
    """Return tan(latitude) from the tangent of the conformal latitude, by Newton's method."""
    e2 = ECCENTRICITY_SQUARED
    e = sqrt(e2)
    tau = conformal / (1 - e2)
    for _ in range(4):
        secant = sqrt(1 + tau * tau)
        sigma = sinh(e * atanh(e * tau / secant))
        here = tau * sqrt(1 + sigma * sigma) - sigma * secant
        slope = (1 + (1 - e2) * tau * tau) / ((1 - e2) * secant * sqrt(1 + here * here))
        tau += (conformal - here) / sqrt(1 + here * here) * slope
    return tau


def to_wgs84(
    latitude: float, longitude: float, shift: Shift = VN2000_TO_WGS84
) -> tuple[float, float]:
    """Move degrees of VN-2000 to WGS84."""
    x, y, z = _geocentric(latitude, longitude)
    rx, ry, rz = (radians(r / 3600) for r in (shift.rx, shift.ry, shift.rz))
    s = 1 + shift.ppm * 1e-6
    return _degrees_of(
        shift.dx + s * (x + rz * y - ry * z),
        shift.dy + s * (-rz * x + y + rx * z),
        shift.dz + s * (ry * x - rx * y + z),
    )


def from_wgs84(
    latitude: float, longitude: float, shift: Shift = VN2000_TO_WGS84
) -> tuple[float, float]:
    """Move degrees of WGS84 to VN-2000: the exact inverse of the seven parameters."""
    rx, ry, rz = (radians(r / 3600) for r in (shift.rx, shift.ry, shift.rz))
    s = 1 + shift.ppm * 1e-6
    moved = _geocentric(latitude, longitude)
    x, y, z = ((m - d) / s for m, d in zip(moved, (shift.dx, shift.dy, shift.dz), strict=True))
    return _degrees_of(x - rz * y + ry * z, rz * x + y - rx * z, -ry * x + rx * y + z)


def _geocentric(latitude: float, longitude: float) -> tuple[float, float, float]:
    phi, lam = radians(latitude), radians(longitude)
    normal = SEMI_MAJOR / sqrt(1 - ECCENTRICITY_SQUARED * sin(phi) ** 2)
    return (
        normal * cos(phi) * cos(lam),
        normal * cos(phi) * sin(lam),
        normal * (1 - ECCENTRICITY_SQUARED) * sin(phi),
    )


def _degrees_of(x: float, y: float, z: float) -> tuple[float, float]:
    """Return latitude and longitude of a geocentric point near the ellipsoid (iterated)."""
    across = hypot(x, y)
    phi = atan2(z, across * (1 - ECCENTRICITY_SQUARED))
    for _ in range(6):
        normal = SEMI_MAJOR / sqrt(1 - ECCENTRICITY_SQUARED * sin(phi) ** 2)
        phi = atan2(z + ECCENTRICITY_SQUARED * normal * sin(phi), across)
    return degrees(phi), degrees(atan2(y, x))


def vn2000_of(latitude: float, longitude: float, meridian: float = PROVINCE_MERIDIAN) -> Point:
    """Return the VN-2000 point of degrees on WGS84, as a satellite receiver shows them."""
    return projected(*from_wgs84(latitude, longitude), meridian)


def wgs84_of(point: Point, meridian: float = PROVINCE_MERIDIAN) -> tuple[float, float]:
    """Return the WGS84 latitude and longitude of a VN-2000 point."""
    return to_wgs84(*unprojected(point, meridian))


def on_meridian(point: Point, drawn_on: float, wanted: float = PROVINCE_MERIDIAN) -> Point:
    """Return where a point drawn on one central meridian lies on another, to the millimetre."""
    return projected(*unprojected(point, drawn_on), wanted)

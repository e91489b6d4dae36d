"""The physical size of a PNG: how many pixels a metre has, for programs that place it by that."""

import struct
from zlib import crc32

_SIGNATURE_AND_HEADER = 8 + 25
"""The bytes of a PNG's signature and its header chunk, behind which the resolution may stand."""
_POINTS_A_METRE = 72 / 0.0254
_METRE = 1
"""The number of the metre among the units of the chunk `pHYs`; there is no other."""


def set_physical_width(png: bytes, points: float) -> bytes:
    """Return a PNG whose pixels are as large as makes it `points` wide. It must have no resolution yet."""
    columns = int.from_bytes(png[16:20], "big")
    resolution = round(columns / points * _POINTS_A_METRE)
    content = b"pHYs" + struct.pack(">IIB", resolution, resolution, _METRE)
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", crc32(content))
    return png[:_SIGNATURE_AND_HEADER] + chunk + png[_SIGNATURE_AND_HEADER:]

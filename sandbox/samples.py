"""Small files that are truly what they claim to be: a picture, a sticker and a voice note."""

import struct
import zlib
from functools import lru_cache

Colour = tuple[int, int, int]

_SKY: tuple[Colour, Colour] = ((127, 178, 201), (248, 222, 186))
_PAVEMENT: Colour = (77, 107, 93)
_WINDOW: Colour = (251, 233, 183)
_GROUND = 500
_HOUSES: tuple[tuple[int, int, int, Colour], ...] = (
    (60, 212, 250, (138, 163, 154)),
    (230, 422, 180, (111, 143, 134)),
    (440, 572, 290, (155, 176, 165)),
    (590, 762, 220, (123, 153, 143)),
)
"""From left to right, their tops and walls."""
OPUS_SILENCE = b"\xf8\xff\xfe"  # one 20 ms frame
FRAMES_PER_SECOND = 50
FRAME = {"duration": 1, "width": 320, "height": 240}
WEBP = bytes.fromhex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")
OGG_POLYNOMIAL = 0x04C11DB7


def png(width: int, height: int, colour: Colour = (116, 168, 142)) -> bytes:
    """A PNG of one colour."""
    return _png(width, height, (b"\x00" + bytes(colour) * width) * height)


@lru_cache(maxsize=1)
def photo() -> bytes:
    """A PNG of 800 by 600 pixels: a street with houses in the evening."""
    width, height = 800, 600
    rows = []
    for y in range(height):
        sky = tuple(high + (low - high) * y // height for high, low in zip(*_SKY, strict=True))
        row = bytearray(bytes(_PAVEMENT if y >= _GROUND else sky) * width)
        for left, right, top, wall in _HOUSES:
            if top <= y < _GROUND:
                row[3 * left : 3 * right] = bytes(wall) * (right - left)
                if (y - top) % 48 >= 24 and y < _GROUND - 40:
                    for x in range(left + 16, right - 24, 40):
                        row[3 * x : 3 * (x + 20)] = bytes(_WINDOW) * 20
        rows.append(b"\x00" + bytes(row))
    return _png(width, height, b"".join(rows))


def _png(width: int, height: int, rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_png_chunk(name, body) for name, body in chunks)


def _png_chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)


def voice(seconds: int) -> bytes:
    """An OGG file with `seconds` of Opus silence."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 7) + b"sandbox" + struct.pack("<I", 0)
    pages = [_ogg_page([head], 0, 0, 2), _ogg_page([tags], 1, 0, 0)]
    for second in range(seconds):
        last = 4 if second == seconds - 1 else 0
        frames = [OPUS_SILENCE] * FRAMES_PER_SECOND
        pages.append(_ogg_page(frames, second + 2, (second + 1) * 48_000, last))
    return b"".join(pages)


def _ogg_page(packets: list[bytes], number: int, position: int, flags: int) -> bytes:
    lacing = bytes(len(packet) for packet in packets)
    start = b"OggS" + struct.pack("<BBqII", 0, flags, position, 1, number)
    end = bytes([len(lacing)]) + lacing + b"".join(packets)
    check = _ogg_checksum(start + b"\x00\x00\x00\x00" + end)
    return start + struct.pack("<I", check) + end


def _ogg_checksum(page: bytes) -> int:
    check = 0
    for byte in page:
        check ^= byte << 24
        for _ in range(8):
            check = (check << 1) ^ (OGG_POLYNOMIAL if check & 0x80000000 else 0)
            check &= 0xFFFFFFFF
    return check

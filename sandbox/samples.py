"""Small files that are truly what they claim to be: a picture, a sticker and a voice note."""

import struct
import zlib

OPUS_SILENCE = b"\xf8\xff\xfe"  # one 20 ms frame
FRAMES_PER_SECOND = 50
FRAME = {"duration": 1, "width": 320, "height": 240}
WEBP = bytes.fromhex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")
OGG_POLYNOMIAL = 0x04C11DB7


def png(width: int, height: int, colour: tuple[int, int, int] = (116, 168, 142)) -> bytes:
    """A PNG of one colour."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    row = b"\x00" + bytes(colour) * width
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(row * height, 9)), (b"IEND", b"")]
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

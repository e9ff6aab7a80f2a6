"""Draw QR codes as pictures that stand in the document itself."""

from __future__ import annotations

import segno


def qr_code(address: str) -> str:
    """A QR code for an address, as a ``data:`` address of a PNG without a date."""
    return segno.make(address, error="m", micro=False).png_data_uri(scale=8, border=4)

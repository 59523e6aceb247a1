"""Embedded words to model: XMP, IPTC blocks and EXIF, and the sidecars beside a photo."""

"""Pack the record of a reading for its column: JSON without spaces, deflated with the keys that all readings share."""

from __future__ import annotations

import json
import zlib
from typing import Any, Final

# the last bytes of a dictionary are the cheapest to point to: what is commonest stands last
_SHARED: Final = (
    b'{"schema":"sayso/reading/1","acts":[],"model":{"name":"","version":"1","sha256":""}}'
    b'{"id":"p1","name":"The ","kind":"document","naming":"generic","anonymity_reason":[,"role":"Mr. Sen. President",'
    b'"party":"R","state":"","mentions":[[,"same_as":["https://"]},"kind":"government""kind":"outlet""kind":"people"'
    b'"factuality":"negated","factuality":"hypothetical","factuality":"future","polarity":"denied","type":"eventuality"'
    b'"type":"belief""type":"fact""kind":"mixed""kind":"direct""speaker":null,"speaker_score":null,"naming":"anonymous"'
    b'{"id":"p2","name":"","kind":"organisation","naming":"role","anonymity_reason":null,"role":null,"party":null,'
    b'"state":null,"mentions":[[],"same_as":[]},{"id":"p3","name":"","kind":"person","naming":"named",'
    b'"anonymity_reason":null,"role":null,"party":null,"state":null,"mentions":[[],"same_as":[]},'
    b'{"id":"a1","source":[[]],"cue":[[]],"content":[[]],"parent":"a1","speaker":"p1","speaker_score":0.9,'
    b'"speaker_alternatives":[{"actor":"p2","score":0.0},{"actor":"p3","score":0.0}],"addressee":null,"chain":["p1","p2"],'
    b'"kind":"indirect","type":"assertion","factuality":"actual","polarity":"affirmed","score":0.9},'
)
_LEVEL: Final = 9


def pack(record: dict[str, Any]) -> bytes:
    """Pack a record; `unpack` gives it back."""
    plain = json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    packer = zlib.compressobj(_LEVEL, zdict=_SHARED)
    return packer.compress(plain) + packer.flush()


def unpack(packed: bytes) -> dict[str, Any]:
    """Give back a packed record.

    Raises:
        zlib.error: the bytes are damaged.
    """
    record: dict[str, Any] = json.loads(zlib.decompressobj(zdict=_SHARED).decompress(packed))
    return record

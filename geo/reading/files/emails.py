"""Saved mails (EML) and pages saved as one file (MHTML): the text part, else the HTML part, and what the head says."""

from __future__ import annotations

import binascii
import email
import email.header
import email.utils
from collections.abc import Iterator
from email.errors import MessageError
from email.message import Message

from geo.errors import ArticleError
from geo.reading.files.days import parse_day
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.encodings import decode
from geo.reading.files.sources import Source
from geo.reading.files.wrapping import unwrapped

MAX_PARTS = 200
MAX_HEADER = 2000
_KINDS = ("text/plain", "text/html", "application/xhtml+xml")
# What damaged heads and bodies raise in the standard library.
_DAMAGED = (MessageError, ValueError, TypeError, AttributeError, LookupError, RecursionError, binascii.Error)


def read(source: Source) -> Iterator[Document | LeftOut]:
    """The message's words, its subject, sender and day. Raises ArticleError for a message without any text."""
    data = source.whole("file_max_bytes")
    try:
        message = email.message_from_bytes(data)
        parts = _text_parts(message, source.name)
        yield _document(message, parts, source.name)
    except ArticleError:
        raise
    except _DAMAGED as error:
        raise ArticleError(f"{source.name} is a damaged mail: {error}") from None


def _document(message: Message, parts: dict[str, Message], name: str) -> Document:
    page_address = _header(message, "Snapshot-Content-Location")
    kind = next((kind for kind in _KINDS if kind in parts and not (page_address and kind == _KINDS[0])), None)
    if kind is None:
        raise ArticleError(f"{name} is a mail without a text: is it only an attachment?")
    text = decode(_payload(parts[kind]), name=name, declared=parts[kind].get_content_charset())
    sent = parse_day(_header(message, "Date"))
    if kind == _KINDS[0]:
        return Document(
            text=unwrapped(text.replace("\r\n", "\n")),
            title=_header(message, "Subject"),
            published=sent,
            publisher=_sender(message),
        )
    page = _page(text, name)
    return Document(
        text=page.text,
        title=page.title if page_address and page.title else _header(message, "Subject") or page.title,
        published=page.published or (None if page_address else sent),
        publisher=page.publisher if page_address else _sender(message) or page.publisher,
        url=page_address or page.url,
        made=page.made or sent,
        made_from=page.made_from if page.made else "file",
    )


def _page(text: str, name: str) -> Document:
    from geo.reading.files.web_pages import page_document  # noqa: PLC0415 - the HTML library is slow to load

    return page_document(text, name=name)


def _text_parts(message: Message, name: str) -> dict[str, Message]:
    """The first part of each kind that is no attachment."""
    found: dict[str, Message] = {}
    for number, part in enumerate(message.walk()):
        if number > MAX_PARTS:
            raise ArticleError(f"{name} has more than {MAX_PARTS} parts: is it a mailbox? Save one mail a file")
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() in _KINDS and _payload(part).strip():
            found.setdefault(part.get_content_type(), part)
    return found


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(message: Message, key: str) -> str | None:
    """A head line as plain words, its encoded words decoded."""
    raw = message.get(key)
    if raw is None:
        return None
    pieces = email.header.decode_header(str(raw)[:MAX_HEADER])
    words = "".join(
        decode(piece, name=key, declared=charset) if isinstance(piece, bytes) and piece.strip() else str(piece or "")
        for piece, charset in pieces
    )
    return " ".join(words.split()) or None


def _sender(message: Message) -> str | None:
    """The sender's name, else the address's domain."""
    name, address = email.utils.parseaddr(_header(message, "From") or "")
    return name or address.rpartition("@")[2] or None

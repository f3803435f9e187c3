"""Web addresses taken apart, and what it means when one of them cannot be downloaded."""

from __future__ import annotations

import http.client
import ssl
import string
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.sources import shown_name

SCHEMES = ("http", "https")

BY_BROWSER = text("Save it with the browser, and open the file.")
_CHECK_ADDRESS = text("Copy the address again.")
_CHECK_NETWORK = text("Check the network and try again.")


class FetchError(EngineError):
    """Something cannot be downloaded; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, taken apart.

    Parameters
    ----------
    url : str
        As it is asked for: ASCII, without a fragment, a user name or a password.
    host : str
        The host, with its port where that is not the usual one, for people.
    name : str
        The name of the file it ends in, or else the host, for people.
    """

    url: str
    host: str
    name: str


def address(url: str) -> Address:
    """Take a web address apart.

    Raises
    ------
    FetchError
        When it is none, or neither http nor https.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        if parts.scheme and parts.scheme not in SCHEMES:
            raise FetchError(
                text("“{url}” is no address of http or https.", url=shown_name(url.strip())),
                BY_BROWSER,
            )
        if not parts.scheme or not host:
            raise ValueError(url)
        ascii_host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:  # UnicodeError, from host names that cannot be, is one of them
        what = text("“{url}” is not a possible web address.", url=shown_name(url.strip()))
        raise FetchError(what, _CHECK_ADDRESS) from error
    suffix = "" if port is None else f":{port}"
    path = _quoted(parts.path or "/") + (f"?{_quoted(parts.query)}" if parts.query else "")
    shown = shown_name(f"[{host}]" if ":" in host else host) + suffix
    last = unquote(parts.path).rstrip("/").rpartition("/")[2].strip()
    name = shown_name(last) if last.strip(".") else shown
    return Address(f"{parts.scheme}://{ascii_host}{suffix}{path}", shown, name)


def _quoted(part: str) -> str:
    # What is quoted already stays: "%" is among the punctuation.
    return quote(part, safe=string.punctuation)


def refused(status: int, asked: Address) -> tuple[Text, Text]:
    """Return what an answer without the content means, and what to do."""
    host, name = asked.host, asked.name
    if status in (404, 410):
        return (
            text("{host} has no “{name}” ({status}).", host=host, name=name, status=status),
            text("It may have been moved or deleted; look for it in the browser."),
        )
    if status in (401, 403, 407, 451):
        return (
            text(
                "{host} does not give “{name}” away ({status}).",
                host=host,
                name=name,
                status=status,
            ),
            text("It may ask for a login: save it with the browser, and open the file."),
        )
    if status == 429:
        return (
            text("{host} has had too many requests ({status}).", host=host, status=status),
            text("Try again in some minutes."),
        )
    if status >= 500:
        return (
            text("{host} has a fault of its own ({status}).", host=host, status=status),
            text("Try again later."),
        )
    return (
        text("{host} answered {status} instead of “{name}”.", host=host, status=status, name=name),
        BY_BROWSER,
    )


def explained(error: Exception, where: Address) -> Exception:
    """Return what a failed request means; an error that is no failure of it stays itself."""
    reason = getattr(error, "reason", None)  # urllib wraps what the socket said
    if isinstance(reason, Exception):
        error = reason
    if isinstance(error, ssl.SSLCertVerificationError):
        what = text(
            "The certificate of {host} is not valid: {reason}.",
            host=where.host,
            reason=error.verify_message,
        )
        hint = text("Nothing was downloaded. Check this computer's date, or use another source.")
        return FetchError(what, hint)
    if isinstance(error, TimeoutError):
        return stalled(where)
    if isinstance(error, ssl.SSLError):
        what = text("No safe connection to {host} can be made.", host=where.host)
        return FetchError(what, text("Try the address with the browser, and open the saved file."))
    if isinstance(error, (http.client.InvalidURL, UnicodeError)):
        what = text("“{url}” is not a possible web address.", url=shown_name(where.url))
        return FetchError(what, _CHECK_ADDRESS)
    if isinstance(error, http.client.IncompleteRead | ConnectionResetError):
        return broken_off(where)
    if isinstance(error, http.client.HTTPException):
        what = text("{host} answers something that is not http.", host=where.host)
        return FetchError(what, _CHECK_ADDRESS)
    if isinstance(error, OSError):
        what = text(
            "There is no connection to {host}: {reason}.",
            host=where.host,
            reason=error.strerror or str(reason or error) or type(error).__name__,
        )
        return FetchError(what, _CHECK_NETWORK)
    return error


def stalled(where: Address) -> FetchError:
    """Return the error for a server that is silent."""
    return FetchError(text("{host} does not answer.", host=where.host), _CHECK_NETWORK)


def broken_off(where: Address) -> FetchError:
    """Return the error for a connection that was closed before the end of the content."""
    what = text("The connection to {host} broke off before the end.", host=where.host)
    return FetchError(what, text("Nothing was kept of “{name}”; try again.", name=where.name))

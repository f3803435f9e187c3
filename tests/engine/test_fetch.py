"""Downloads: every fault that a server can have, and nothing left of what was cancelled."""

from __future__ import annotations

import contextlib
import errno
import gc
import hashlib
import io
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
import webserver
from PIL import Image
from webserver import Server, chunked, content, endless, silent, stalling, status, trickling

from vgg_explorer import __version__
from vgg_explorer.engine.address import address
from vgg_explorer.engine.fetch import Fetched, FetchError, fetching, fetching_file, picture_at
from vgg_explorer.engine.images import read_picture
from vgg_explorer.engine.web import Line

T = TypeVar("T")
MIB = 2**20


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.end()


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    yield
    for thread in _downloads():
        thread.join(5)
    assert not _downloads()


def _downloads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "download"]


def done(steps: Generator[object, None, T]) -> T:
    """Run a generator to its end and return what it returns."""
    try:
        while True:
            next(steps)
    except StopIteration as end:
        result: T = end.value
        return result


def get(url: str, limit: int = MIB, timeout: float = 5, overall: float = 20) -> bytes:
    return done(fetching(url, limit, timeout=timeout, overall=overall))


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (3, 2), (200, 30, 30)).save(made, "PNG")
    return made.getvalue()


# What works


def test_a_picture_comes_whole_with_its_name(server: Server) -> None:
    server.answers["/a%20b/%C3%BC%20%E5%90%8D.png?size=1"] = content(png())
    data, name = done(picture_at(server.url("/a b/ü 名.png?size=1#top")))
    assert name == "ü 名.png"
    assert read_picture(data, name).pixels.shape == (2, 3, 3)


def test_the_request_says_who_asks_and_wants_nothing_packed(server: Server) -> None:
    server.answers["/x.png"] = content(b"abc")
    assert get(server.url()) == b"abc"
    assert server.headers["user-agent"] == f"VGG-Explorer/{__version__}"
    assert server.headers["accept-encoding"] == "identity"
    assert "cookie" not in server.headers
    assert "authorization" not in server.headers


@pytest.mark.parametrize("size", [0, 1, 3 * MIB + 7])
def test_content_without_a_length(server: Server, size: int) -> None:
    body = os.urandom(size)
    server.answers["/x.png"] = content(body, length=None)
    steps = fetching(server.url(), 4 * MIB)
    reports = []
    with contextlib.suppress(StopIteration):
        while True:
            reports.append(next(steps))
    assert {report.total for report in reports} == {None}
    assert reports[-1].done == size
    assert get(server.url(), 4 * MIB) == body


def test_progress_rises_to_the_announced_total(server: Server) -> None:
    server.answers["/x.png"] = content(bytes(MIB))
    reports = list(fetching(server.url(), 2 * MIB))
    assert reports[0] == Fetched(0, None)
    assert reports[-1] == Fetched(MIB, MIB)
    counts = [report.done for report in reports]
    assert counts == sorted(counts)


def test_content_in_chunks(server: Server) -> None:
    server.answers["/x.png"] = chunked(b"abc", b"d" * 100_000, b"e")
    assert get(server.url()) == b"abc" + b"d" * 100_000 + b"e"


def test_localhost(server: Server) -> None:
    server.answers["/x.png"] = content(b"abc")
    assert get(server.url(host="localhost")) == b"abc"


def test_ipv6() -> None:
    try:
        server = Server("::1")
    except OSError as error:
        pytest.skip(f"no IPv6 here: {error}")
    try:
        server.answers["/x.png"] = content(b"abc")
        assert get(server.url(host="[::1]")) == b"abc"
        with pytest.raises(
            FetchError, match=rf"^\[::1\]:{server.server_port} has no “y.png” \(404\)"
        ):
            get(server.url("/y.png", host="[::1]"))
    finally:
        server.end()


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirects_are_followed(server: Server, code: int) -> None:
    server.answers["/x.png"] = status(code, "/%C3%BC/y.png")
    server.answers["/%C3%BC/y.png"] = status(code, server.url("/z.png?a=1", "localhost"))
    server.answers["/z.png?a=1"] = content(b"abc")
    data, name = done(picture_at(server.url()))
    assert (data, name) == (b"abc", "x.png")


def test_five_redirects_are_followed(server: Server) -> None:
    for step in range(5):
        server.answers[f"/{step}"] = status(302, f"/{step + 1}")
    server.answers["/5"] = content(b"abc")
    assert get(server.url("/0")) == b"abc"


def test_a_redirect_in_latin_1(server: Server) -> None:
    server.answers["/x.png"] = status(302, "/\u00fc name.png")
    server.answers["/%FC%20name.png"] = content(b"abc")
    assert get(server.url()) == b"abc"


def test_the_proxy_of_the_environment_is_used(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url(""))
    server.answers["http://pictures.invalid/x.png"] = content(b"abc")
    assert get("http://pictures.invalid/x.png") == b"abc"
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server.answers["/x.png"] = content(b"direct")
    assert get(server.url()) == b"direct"


def test_a_proxy_of_another_kind_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:9")
    with pytest.raises(
        FetchError, match=r"connection to pictures\.invalid: unknown url type: socks5"
    ):
        get("http://pictures.invalid/x.png")


# Addresses


@pytest.mark.parametrize(
    ("url", "asked", "host", "name"),
    [
        ("http://a.de", "http://a.de/", "a.de", "a.de"),
        ("HTTP://A.de:80/b/", "http://a.de:80/b/", "a.de:80", "b"),
        ("https://a.de/b.png?c=d e#f", "https://a.de/b.png?c=d%20e", "a.de", "b.png"),
        ("http://ü.de/ä%20b.png", "http://xn--tda.de/%C3%A4%20b.png", "ü.de", "ä b.png"),
        ("http://u:secret@a.de/x", "http://a.de/x", "a.de", "x"),
        ("http://[::1]:8/x", "http://[::1]:8/x", "[::1]:8", "x"),
        ("http://a.de/..", "http://a.de/..", "a.de", "a.de"),
        ("http://a.de/b%2F..%2Fc%00d", "http://a.de/b%2F..%2Fc%00d", "a.de", "c\ufffdd"),
        ("  http://a.de/x y\r\nz", "http://a.de/x%20yz", "a.de", "x yz"),
    ],
)  # fmt: skip
def test_addresses_are_taken_apart(url: str, asked: str, host: str, name: str) -> None:
    found = address(url)
    assert (found.url, found.host, found.name) == (asked, host, name)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.de/x.png",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "C:\\x.png",
    ],
)
def test_other_schemes_are_refused_by_name(url: str) -> None:
    with pytest.raises(FetchError, match="is no address of http or https") as caught:
        get(url)
    assert url in str(caught.value.what)


@pytest.mark.parametrize(
    "url",
    ["", "# comment", "x.png", "http://", "http:///x.png", "http://[::1/x", "http://a.de:99999/",
     "http://a.de:x/", f"http://{'a' * 70}.de/", "http://a..de/", "http://a b.de/x.png"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError, match="is not a possible web address"):
        get(url)


# Row 62: what servers do


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:image/png;base64,AAAA", "FILE:/x"]
)
def test_a_redirect_to_anything_else_is_refused(server: Server, target: str) -> None:
    server.answers["/x.png"] = status(302, target)
    with pytest.raises(FetchError) as caught:
        get(server.url())
    assert str(caught.value.what).lower() == (
        f"127.0.0.1:{server.server_port} redirects to “{target.lower()}”,"
        " which is neither http nor https."
    )


def test_a_redirect_to_an_impossible_address(server: Server) -> None:
    server.answers["/x.png"] = status(302, "http://[x/")
    with pytest.raises(FetchError, match="not a possible web address"):
        get(server.url())


def test_more_than_five_redirects(server: Server) -> None:
    server.answers["/x.png"] = status(302, "/x.png")
    with pytest.raises(FetchError, match=r"“x.png” is redirected more than 5 times"):
        get(server.url())
    assert len(server.asked) == 6


def test_ten_announced_gigabytes_are_refused_before_they_come(server: Server) -> None:
    server.answers["/x.png"] = stalling(length=10 * 2**30)
    started = time.monotonic()
    with pytest.raises(FetchError, match=r"“x.png” takes 10 GiB; the limit is 256 MiB"):
        done(picture_at(server.url()))
    assert time.monotonic() - started < 5


def test_content_without_end_is_refused_at_the_limit(server: Server) -> None:
    server.answers["/x.png"] = endless
    with pytest.raises(FetchError, match=r"“x.png” takes more than the limit of 1 MiB"):
        get(server.url())


def test_the_limit_itself_is_allowed(server: Server) -> None:
    server.answers["/x.png"] = content(bytes(MIB))
    server.answers["/y.png"] = content(bytes(MIB + 1), length=None)
    assert len(get(server.url())) == MIB
    with pytest.raises(FetchError, match="more than the limit"):
        get(server.url("/y.png"))


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (b"<!DOCTYPE html><title>Log in</title>", "image/png"),
        (b"\xef\xbb\xbf\n <HTML lang=en>", "application/octet-stream"),
        (b"<!-- x --><div>", "text/html; charset=utf-8"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "application/xhtml+xml"),
    ],
)
def test_web_pages_are_refused(server: Server, tmp_path: Path, page: bytes, kind: str) -> None:
    server.answers["/x.png"] = content(page, kind)
    with pytest.raises(FetchError) as caught:
        done(picture_at(server.url()))
    assert str(caught.value.what) == "“x.png” is a web page, not a picture."
    assert str(caught.value.hint) == "Open the picture itself in the browser, and drag that."
    with pytest.raises(FetchError, match=r"A web page came instead of “x.pth”"):
        done(fetching_file(server.url(), tmp_path / "x.pth", MIB))


def test_a_picture_that_calls_itself_a_page_is_a_picture(server: Server) -> None:
    server.answers["/x.png"] = content(png(), "text/html")
    assert get(server.url()) == png()


@pytest.mark.parametrize("answer", [silent, stalling(b"abc")])
def test_a_server_that_goes_silent_is_noticed(server: Server, answer: webserver.Answer) -> None:
    server.answers["/x.png"] = answer
    started = time.monotonic()
    with pytest.raises(FetchError, match="does not answer"):
        get(server.url(), timeout=0.3)
    assert 0.2 < time.monotonic() - started < 3


def test_a_slow_server_is_not_a_silent_one(server: Server) -> None:
    server.answers["/x.png"] = trickling(0.25)
    steps = fetching(server.url(), MIB, timeout=1)
    while next(steps).done < 6:  # which takes 1.5 s
        pass
    steps.close()


def test_a_name_that_nobody_resolves_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking a name up cannot be interrupted: it happens elsewhere."""
    released = threading.Event()

    def hang(*_: object, **__: object) -> None:
        released.wait()
        raise socket.gaierror(socket.EAI_AGAIN, "Try again")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    try:
        with pytest.raises(FetchError, match=r"pictures\.invalid does not answer"):
            get("http://pictures.invalid/x.png", timeout=0.3)
    finally:
        released.set()


def test_bytes_that_trickle_in_are_no_progress_for_ever(server: Server) -> None:
    server.answers["/x.png"] = trickling()
    with pytest.raises(FetchError, match=r"sent only \d+ B in 0 s") as caught:
        get(server.url(), timeout=5, overall=0.4)
    assert "save it with the browser" in str(caught.value.hint)


@pytest.mark.parametrize(
    "answer",
    [content(b"abc", length=1000), chunked(b"abc", ended=False), chunked(ended=False)],
)
def test_content_that_ends_early(server: Server, answer: webserver.Answer) -> None:
    server.answers["/x.png"] = answer
    with pytest.raises(FetchError, match="broke off before the end"):
        get(server.url())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (404, "has no “x.png”"),
        (410, "has no “x.png”"),
        (403, "does not give “x.png” away"),
        (401, "does not give “x.png” away"),
        (429, "too many requests"),
        (500, "a fault of its own"),
        (503, "a fault of its own"),
        (204, "instead of “x.png”"),
        (302, "instead of “x.png”"),  # without a place to go to
        (418, "instead of “x.png”"),
    ],
)
def test_errors_in_plain_words(server: Server, code: int, words: str) -> None:
    server.answers["/x.png"] = status(code)
    with pytest.raises(FetchError) as caught:
        get(server.url())
    what = str(caught.value.what)
    assert words in what
    assert str(code) in what
    assert f"127.0.0.1:{server.server_port}" in what
    assert str(caught.value.hint)


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(FetchError) as caught:
        get("https://pictures.invalid/x.png")
    assert str(caught.value.what) == (
        "There is no connection to pictures.invalid: Name or service not known."
    )


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match=rf"no connection to 127\.0\.0\.1:{port}: "):
        get(f"http://127.0.0.1:{port}/x.png")


def test_a_server_that_does_not_speak_http() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

        def greet() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"220 mail.invalid ESMTP\r\n")

        thread = threading.Thread(target=greet)
        thread.start()
        with pytest.raises(FetchError, match="something that is not http"):
            get(f"http://127.0.0.1:{port}/x.png")
        thread.join()


# TLS


def test_https_to_a_server_without_it(server: Server) -> None:
    with pytest.raises(FetchError, match="No safe connection"):
        get(server.url().replace("http:", "https:"))


@pytest.mark.skipif(shutil.which("openssl") is None, reason="nothing here makes certificates")
def test_certificates_are_verified(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, made = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
        " -addext subjectAltName=DNS:localhost"
    )
    subprocess.run(
        [*command.split(), "-keyout", key, "-out", made], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.answers["/x.png"] = content(b"abc" * 100_000)
    url = f"https://localhost:{server.server_port}/x.png"
    with pytest.raises(FetchError, match=r"The certificate of localhost:.* is not valid"):
        get(url)
    monkeypatch.setenv("SSL_CERT_FILE", str(made))
    assert get(url) == b"abc" * 100_000
    with pytest.raises(FetchError, match=r"The certificate of 127.0.0.1:.* is not valid"):
        get(url.replace("localhost", "127.0.0.1"))
    server.answers["/x.png"] = stalling(b"abc")
    steps = fetching(url, MIB)
    while next(steps).done < 3:
        pass
    _cancel_at_once(steps)


# Cancel


def _cancel_at_once(steps: Generator[Fetched, None, object]) -> None:
    started = time.monotonic()
    steps.close()
    assert time.monotonic() - started < 1
    assert not _downloads()


@pytest.mark.parametrize(
    ("answer", "come"), [(silent, 0), (stalling(b"abc"), 3), (endless, 2**17), (trickling(), 2)]
)
def test_cancel_acts_at_once_and_leaves_nothing(
    server: Server, tmp_path: Path, answer: webserver.Answer, come: int
) -> None:
    server.answers["/x.png"] = answer
    target = tmp_path / "x.pth"
    target.write_bytes(b"old")
    steps = fetching_file(server.url(), target, 2**40)
    report = next(steps)
    while report.done < come or not server.asked:
        report = next(steps)
    assert len(list(tmp_path.iterdir())) == 2
    _cancel_at_once(steps)
    assert [path.name for path in tmp_path.iterdir()] == ["x.pth"]
    assert target.read_bytes() == b"old"


def test_who_is_cancelled_while_connecting_asks_for_nothing(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up, released = socket.getaddrinfo, threading.Event()

    def hang(*args: Any, **options: Any) -> Any:
        released.wait()
        return look_up(*args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    steps = fetching(server.url(), MIB)
    next(steps), next(steps)
    started = time.monotonic()
    steps.close()
    assert time.monotonic() - started < 1
    released.set()
    for thread in _downloads():
        thread.join()
    assert not server.asked


def test_a_thread_whose_data_nobody_takes_ends_too(server: Server) -> None:
    server.answers["/x.png"] = endless
    line = Line(address(server.url()), 20)
    line.start()
    deadline = time.monotonic() + 20
    while not line._came.full():
        assert time.monotonic() < deadline
        server.released.wait(0.01)
    line.stop()
    assert not _downloads()


def test_there_is_a_place_to_cancel_while_nothing_comes(server: Server) -> None:
    server.answers["/x.png"] = silent
    steps = fetching(server.url(), MIB)
    for _ in range(5):
        started = time.monotonic()
        assert next(steps) == Fetched(0, None)
        assert time.monotonic() - started < 0.5
    steps.close()


def test_a_download_that_is_dropped_ends_too(server: Server) -> None:
    server.answers["/x.png"] = silent
    steps = fetching(server.url(), MIB)
    next(steps), next(steps)
    del steps
    gc.collect()
    assert not _downloads()


# Files


def test_a_file_is_put_in_its_place(server: Server, tmp_path: Path) -> None:
    body = os.urandom(MIB)
    server.answers["/x.png"] = content(body)
    target = tmp_path / "new" / "folder" / "ü 名.pth"
    digest = done(fetching_file(server.url(), target, MIB))
    assert digest == hashlib.sha256(body).hexdigest()
    assert target.read_bytes() == body
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    plain = tmp_path / "plain"
    plain.touch()
    assert target.stat().st_mode == plain.stat().st_mode


def test_it_stands_under_its_name_only_when_complete(server: Server, tmp_path: Path) -> None:
    server.answers["/x.png"] = content(bytes(MIB))
    target = tmp_path / "x.pth"
    for _ in fetching_file(server.url(), target, MIB):
        assert not target.exists()
    assert target.stat().st_size == MIB


@pytest.mark.parametrize(
    "answer",
    [
        content(b"abc", length=1000),
        status(404),
        content(b"<html>"),
        stalling(b"abc"),
        endless,
        content(b"abc"),  # against the checksum
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    server: Server, tmp_path: Path, answer: webserver.Answer
) -> None:
    server.answers["/x.png"] = answer
    target = tmp_path / "x.pth"
    target.write_bytes(b"old")
    with pytest.raises(FetchError):
        done(
            fetching_file(server.url(), target, MIB, digest_prefix="0123", timeout=0.3, overall=20)
        )
    assert [path.name for path in tmp_path.iterdir()] == ["x.pth"]
    assert target.read_bytes() == b"old"


def test_a_full_disk(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers["/x.png"] = content(b"abc")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        FetchError, match=r"“x.pth” cannot be stored in .*: No space left on device"
    ):
        done(fetching_file(server.url(), tmp_path / "x.pth", MIB))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_a_file(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FetchError, match="cannot be stored"):
        done(fetching_file(server.url(), tmp_path / "file" / "x.pth", MIB))
    assert not server.asked

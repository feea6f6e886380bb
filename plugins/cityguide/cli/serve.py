"""`cityguide serve`: a preview that renews itself as the files are edited."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import socket
import sys
import tempfile
from pathlib import Path

from cityguide.cli.terminal import StoppedError
from cityguide.mkdocs_host.serve_command.preview import Preview
from cityguide.mkdocs_host.serve_command.preview_server import PreviewServer, home
from cityguide.problems.report import report


def options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--address",
        type=_address,
        default="127.0.0.1:8000",
        metavar="HOST:PORT",
        help="where to listen (default: 127.0.0.1:8000). Only who asks for localhost or for HOST is answered; with 0.0.0.0 or [::] "
        "also who asks for any numeric address or for the name of this machine",
    )


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Serve until interrupted; 1 when nothing can listen at the address."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    config_file = chosen.root.resolve() / "mkdocs.yml"
    if not config_file.is_file():
        parser.error(f"there is no mkdocs.yml in {chosen.root.resolve().name}")
    host, port = chosen.address
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            if os.name == "posix":  # on Windows it would let two servers listen at one address
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, TypeError) as error:  # the latter for a name that can be none
        why = error.strerror if isinstance(error, OSError) else "no machine can have that name"
        raise StoppedError(f"Nothing can listen at {host}:{port}: {why}. Name another address with --address.") from error
    with tempfile.TemporaryDirectory(prefix="cityguide-preview-") as folder:
        preview = Preview(config_file, Path(folder), home(host, port))
        server = PreviewServer(preview, _tell, host, port)
        _tell(preview)
        print(f"The guide is at {preview.address} and shows each edit. Control-C ends it.", file=sys.stderr)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
    return 0


def _tell(preview: Preview) -> None:
    print(report(preview.problems) if preview.problems else "No errors.", file=sys.stderr)


def _address(text: str) -> tuple[str, int]:
    """Host, without the brackets of an IPv6 address, and port."""
    host, _, port = text.rpartition(":")
    host = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if not host or not (port.isascii() and port.isdecimal()) or not 0 < int(port) <= 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is not an address; write it as in 127.0.0.1:8000")
    return host, int(port)

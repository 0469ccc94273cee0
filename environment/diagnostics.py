"""Explain a failed setup step in one sentence, with what to do next."""

import errno
import os

from ready import ROOT, VENV


class SetupError(Exception):
    """The environment cannot be made, for a known reason; the message is for the user.

    Args:
        message: What is wrong, and what to do.
        output: What the tool printed that failed, if one did.
    """

    def __init__(self, message: str, output: str = "") -> None:
        super().__init__(message)
        self.output = output


class UnexplainedError(SetupError):
    """A tool failed for an unknown reason; the message quotes its output."""


DISK_FULL = (
    "The disk is full. Free about 1 GB (packages are stored in this folder and in a cache in your "
    "home folder), then start again."
)
NOT_WRITABLE = (
    f"The folder {ROOT} cannot be written to. Move it to a folder of yours, for example in "
    "your home folder, and start again there."
)
NO_VENV = (
    "This Python lacks the modules 'venv' and 'ensurepip'. On Debian and Ubuntu, install "
    "them with 'sudo apt install python3-venv', then start again."
)
NO_NETWORK = (
    "The packages could not be downloaded: the package index cannot be reached. Check the network "
    "(behind a proxy, set HTTPS_PROXY), then start again; finished downloads are kept."
)
WRONG_CERTIFICATE = (
    "The packages could not be downloaded: this network uses a certificate not known here. "
    "Set UV_SYSTEM_CERTS=1, or SSL_CERT_FILE to your network's certificates, and start again."
)
WRONG_HASH = (
    "A downloaded package does not match the lock file, so it was not installed. Try "
    "another network; if that does not help, get a fresh copy of Break Contact."
)
IN_THE_WAY = f"A file called {VENV} is in the way. Move it elsewhere, then start again."
IN_USE = f"{VENV} is in use. Close every other window of Break Contact, then start again."

# What tools print, in lower case, and what it means; the first match wins.
SIGNS = (
    (("no space left", "disk quota exceeded", "os error 28", "os error 112"), DISK_FULL),
    (("ensurepip is not available", "no module named venv", "no module named ensurepip"), NO_VENV),
    (("do not match the hashes", "hash mismatch"), WRONG_HASH),
    (("certificate", "unknownissuer"), WRONG_CERTIFICATE),
    (
        (
            "error sending request",
            "dns error",
            "tcp connect error",
            "failed to fetch",
            "failed to establish a new connection",
            "connection refused",
            "network is unreachable",
            "timed out",
            "could not find a version",
            "proxyerror",
            "offline",
        ),
        NO_NETWORK,
    ),
    (("read-only file system", "permission denied", "access is denied"), NOT_WRITABLE),
)

ERRORS = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EACCES: IN_USE if os.name == "nt" else NOT_WRITABLE,
    errno.EPERM: NOT_WRITABLE,
    errno.EROFS: NOT_WRITABLE,
    errno.EEXIST: IN_THE_WAY,
    errno.ENOTDIR: IN_THE_WAY,
}


def explain_output(doing: str, output: str) -> SetupError:
    """The error that matches what a failed tool printed."""
    folded = " ".join(output.lower().split())
    for signs, sentence in SIGNS:
        if any(sign in folded for sign in signs):
            return SetupError(sentence, output)
    return UnexplainedError(f"{doing} failed with this output:\n{output.strip()}", output)


def explain_error(error: OSError) -> SetupError:
    """The error that matches a file system error."""
    known = ERRORS.get(error.errno or 0)
    return SetupError(known or f"{error.strerror or error} ({error.filename}). Then start again.")

"""What a failed step most likely means, told in one sentence with what to do next."""

import errno
import os

from ready import ROOT, VENV


class SetupError(Exception):
    """A foreseen reason why the environment cannot be made; its text is meant for the reader."""


class UnexplainedError(SetupError):
    """A tool failed for a reason that we do not know."""


DISK_FULL = (
    "The disk is full. Make about 1 GB free (the packages are kept in this folder and in the "
    "cache of your home folder), then start again."
)
NOT_WRITABLE = (
    f"The folder {ROOT} cannot be written to. Move it to a folder of your own, for example in "
    "your home folder, and start again there."
)
NO_VENV = (
    "This Python comes without its modules 'venv' and 'ensurepip'. On Debian and Ubuntu install "
    "them with 'sudo apt install python3-venv', then start again."
)
NO_NETWORK = (
    "The packages could not be fetched: there is no way to the package index. Check the network "
    "(behind a proxy, HTTPS_PROXY has to be set), then start again; what came through is kept."
)
WRONG_CERTIFICATE = (
    "The packages could not be fetched: this network shows a certificate that is not known here. "
    "Set UV_SYSTEM_CERTS=1, or SSL_CERT_FILE to your network's certificates, and start again."
)
WRONG_HASH = (
    "A package that was fetched is not the one that was locked, so it was not installed. Try "
    "another network; if that does not help, get a fresh copy of Break Contact."
)
IN_THE_WAY = f"A file called {VENV} is in the way. Move it elsewhere, then start again."
IN_USE = f"{VENV} is in use. Close every other window of Break Contact, then start again."

# What tools print, in lower case, and what it means; the first that is found counts.
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
    """The fault that fits what a tool printed before it failed."""
    folded = " ".join(output.lower().split())
    for signs, sentence in SIGNS:
        if any(sign in folded for sign in signs):
            return SetupError(sentence)
    return UnexplainedError(f"{doing} failed, and this is what was said:\n{output.strip()}")


def explain_error(error: OSError) -> SetupError:
    """The fault that fits an error of the file system."""
    known = ERRORS.get(error.errno or 0)
    return SetupError(known or f"{error.strerror or error} ({error.filename}). Then start again.")

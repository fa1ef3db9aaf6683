"""What an exception of an HTTP library means, for whichever engine: a server that was not reached, or broke off."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from types import ModuleType

from promptmagic.errors import EngineError, UnavailableError
from promptmagic.net.retries import Failure


def unreached(error: BaseException, name: str, offline: str, http: ModuleType) -> Failure:
    """Return what the failure of a request to the server called `name` means, which got no answer or part of one.

    `offline` is how advice ends: "or paint offline …". `http` is the library whose exception it is.
    """
    causes = tuple(_causes(error))
    for cause in causes:
        if isinstance(cause, EngineError):
            return Failure(cause)
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return Failure(
            UnavailableError(
                f"The certificate of {name} is not trusted by this machine.",
                "Where a school or a company looks into the traffic, let SSL_CERT_FILE name its file of certificates "
                "before the kernel starts.",
                billed="no",
            )
        )
    kinds = (http.ConnectError, http.ConnectTimeout, http.PoolTimeout, http.ProxyError)
    advice = f"Check the connection, {offline}."
    if any(isinstance(cause, kinds) for cause in causes):
        # Nothing was sent: to ask again costs nothing.
        return Failure(UnavailableError(f"{name} cannot be reached.", advice, billed="no"), again=True, most=1)
    if any(isinstance(cause, http.TimeoutException) for cause in causes):
        message = f"{name} did not answer in time."
    else:
        message = f"The connection to {name} broke off before the answer was complete."
    return Failure(UnavailableError(message, advice, billed="perhaps"))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and what led to it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__

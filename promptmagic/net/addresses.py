"""Where a URL leads: told from its spelling, and from what its name resolves to."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_loopback(url: str) -> bool:
    """Say whether a URL leads to this machine, from its spelling alone."""
    host = hostname(url)
    if host == "localhost" or host.endswith(".localhost"):
        return True
    address = literal(host)
    return address is not None and (address.is_loopback or address.is_unspecified)


def hostname(url: str) -> str:
    """Return the host that a URL names, in small letters; empty where it names none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:  # an unclosed bracket of an IPv6 address
        return ""


def literal(host: str) -> Address | None:
    """Return the address that a host is spelt as, in any spelling that a system's resolver takes; None for a name."""
    try:
        found = socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        found = []
    for *_, place in found:
        return plain_address(str(place[0]))
    try:
        return plain_address(socket.inet_ntoa(socket.inet_aton(host)))  # 127.1, 2130706433, 0x7f000001
    except (OSError, UnicodeError, ValueError):
        return None


def plain_address(text: str) -> Address:
    """Return an address, an IPv4 one that is wrapped into an IPv6 one as itself.

    Raises
    ------
    ValueError
        It is none.
    """
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        return inner or address
    return address


def is_inside(address: Address) -> bool:
    """Say whether an address is this machine's own, or one that strangers have no business with.

    Those are loopback, private, link-local and reserved ones.
    """
    return not address.is_global or address.is_multicast or is_own(address)


def is_own(address: Address) -> bool:
    """Say whether an address is one of this machine's."""
    if address.is_loopback or address.is_unspecified:
        return True
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((str(address), 0))  # what is not this machine's cannot be bound
    except OSError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Reach:
    """Where connections may lead: anywhere, or to public addresses and what else is said to be permitted.

    `hosts` are names that may be anywhere, `near` names at whose addresses others may be as well.
    """

    inside: bool = True
    hosts: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    def allows(self, host: str, address: Address) -> bool:
        """Say whether a host may be asked at an address that it resolved to."""
        host = host.lower()
        if self.inside or host in self.hosts or host in self.near or not is_inside(address):
            return True
        return any(_is_at(name, address) for name in self.near)


ANYWHERE = Reach()
PUBLIC = Reach(inside=False)


def _is_at(name: str, address: Address) -> bool:
    found = resolved(name)
    # A server on this machine is at all of its addresses.
    return address in found or (is_own(address) and any(map(is_own, found)))


def resolved(name: str) -> tuple[Address, ...]:
    """Return the addresses of a name; none where it has none."""
    try:
        return tuple(plain_address(str(place[0])) for *_, place in socket.getaddrinfo(name, None))
    except (OSError, UnicodeError, ValueError):
        return ()

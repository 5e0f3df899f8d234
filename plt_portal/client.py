"""Where a request comes from: the network of whoever sent it, and never the proxy's.

Each proxy adds the address it was asked from at the end; what stands before was sent along by the
client, who may write anything there. So one counts from the end, as many as there are proxies.
"""

import re
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings

WITH_PORT = r"^\[(.*)\](?::\d+)?$|^([^:]*):\d+$"  # as some proxies say it
A_HOME = 64  # bits: whoever has one address of IPv6 has all of such a network


def network_of(request):
    """As words, for counting; the same for all requests whose sender nobody can tell."""
    told = request.headers.get("X-Forwarded-For", "").split(",")
    hops = [each.strip() for each in told if each.strip()] + [request.META.get("REMOTE_ADDR", "")]
    told = hops[-1 - min(settings.TRUSTED_PROXIES, len(hops) - 1)]
    try:
        address = ip_address(re.sub(WITH_PORT, r"\1\2", told))
    except ValueError:
        return "nowhere"
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((int(address), A_HOME), strict=False))

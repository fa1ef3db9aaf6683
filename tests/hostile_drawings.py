"""Hostile and broken answers, made by crossing what is dangerous with every place where it could stand."""

from __future__ import annotations

from collections.abc import Iterator

XLINK = "http://www.w3.org/1999/xlink"
SHAPES = (
    '<rect width="1024" height="1024" fill="#9cf"/><circle cx="500" cy="500" r="200" fill="#fc3"/><path d="M0 0L9 9"/>'
)


def whole(inner: str = "", attributes: str = "", before: str = "", after: str = "") -> str:
    """An answer with a drawing that would be in order but for what is put into it."""
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="{XLINK}" viewBox="0 0 1024 1024"{attributes}>'
        f"{SHAPES}{inner}</svg>{after}"
    )


def addresses(server: str, secret: str) -> dict[str, str]:
    """Everything that points outside a drawing: at a server that counts its callers, and at a file."""
    return {
        "http": f"{server}/x.png",
        "protocol-relative": server.removeprefix("http:") + "/x",
        "file": f"file://{secret}",
        "path": secret,
        "relative": "../../secret.svg#a",
        "data-svg": "data:image/svg+xml,%3Csvg onload='alert(1)'/%3E",
        "data-png": "data:image/png;base64,iVBORw0KGgo=",
        "javascript": "java\nscript:alert(1)",
        "escaped": "&#106;avascript:alert(1)",
        "blob": "blob:null/1",
    }


def outside(server: str, secret: str) -> Iterator[tuple[str, str]]:
    """Every address in every place that could follow it."""
    places = {
        "image": '<image xlink:href="{}" width="9" height="9"/>',
        "image-href": '<image href="{}"/>',
        "use": '<use href="{}"/>',
        "xlink-use": '<use xlink:href="{}#a"/>',
        "gradient": '<linearGradient id="g" href="{}"/>',
        "link": '<a href="{}"><rect width="9" height="9"/></a>',
        "fill": '<rect width="9" height="9" fill="url({})"/>',
        "clip": '<rect width="9" height="9" clip-path="url({}#c)"/>',
        "filter": '<rect width="9" height="9" filter="url({}#c)"/>',
        "style": '<rect width="9" height="9" style="fill:url({})"/>',
        "styled-cursor": "<rect style=\"cursor:url('{}'),auto\"/>",
        "sheet": "<style>@import '{}';</style>",
        "font": "<style>@font-face{{font-family:x;src:url({})}}</style><text>a</text>",
        "feimage": '<filter id="f"><feImage href="{}"/></filter>',
        "script": '<script href="{}"/>',
        "foreign": '<foreignObject><iframe src="{}"></iframe></foreignObject>',
        "tref": '<text><tref xlink:href="{}"/></text>',
        "animate": '<rect><animate attributeName="href" to="{}"/></rect>',
        "include": '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{}"/>',
        "unknown": '<sprite src="{}"/>',
    }
    for where, place in places.items():
        for kind, address in addresses(server, secret).items():
            yield f"{where}-{kind}", whole(place.format(address))


def entities(secret: str) -> Iterator[tuple[str, str]]:
    """Declarations of entities: bombs, files, and such ones within the drawing."""
    laughs = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))
    yield "bomb", whole("<text>&l9;</text>", before=f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]>')
    yield "file", whole("<text>&x;</text>", before=f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{secret}">]>')
    yield "parameter", whole(before=f'<!DOCTYPE svg [<!ENTITY % p SYSTEM "file://{secret}"> %p;]>')
    yield "inside", whole(f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{secret}">]><text>&x;</text>')
    yield "declared-late", whole('<!ENTITY x "y"><text>&x;</text>')
    yield "quadratic", whole(f"<text>{'&a;' * 60_000}</text>", before=f'<!DOCTYPE svg [<!ENTITY a "{"a" * 60_000}">]>')


def active() -> Iterator[tuple[str, str]]:
    """What runs, in every spelling."""
    for name in ("script", "SCRIPT", "svg:script", "style", "foreignObject", "FOREIGNOBJECT", "iframe", "embed", "set"):
        yield f"element-{name}", whole(f"<{name}>alert(1)</{name}>")
        yield f"open-{name}", whole(f"<{name}")
        yield f"deep-{name}", whole(f"<title><{name}>alert(1)</{name}></title>")
    for name in ("onload", "onclick", "ONLOAD", "onbegin", "ev:onload", "onmouseover"):
        yield f"root-{name}", whole(attributes=f' {name}="alert(1)"')
        yield f"shape-{name}", whole(f"<rect {name}='alert(1)'/>")
        yield f"bare-{name}", whole(f"<rect {name}=alert(1)>")
        yield f"unknown-{name}", whole(f"<blink {name}='alert(1)'/>")
    yield (
        "text-markup",
        whole("<text>&lt;script&gt;alert(1)&lt;/script&gt;<![CDATA[<img src=x onerror=alert(1)>]]></text>"),
    )
    yield "attribute-markup", whole('<g id="a&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"/>')
    yield "comment", whole("<!-- -- --><!--><script>alert(1)</script>-->")
    yield "instruction", whole('<?xml-stylesheet href="x.css"?><?php system("id") ?>')
    yield "html", f"<!doctype html><html><body onload='alert(1)'><img src=x onerror=alert(1)>{whole()}</body></html>"


def heavy() -> Iterator[tuple[str, str]]:
    """What is too much: bytes, elements, depth, points, numbers, uses of uses."""
    points = "1 2 " * 2_500_000
    yield "ten-million-points", whole(f'<polyline points="{points}"/>')
    yield "long-path", whole(f'<path d="M0 0{"L1 1" * 30_000}"/>')
    yield "elements", whole("<g/>" * 20_000)
    yield "deep", whole("<g>" * 9_000)
    yield "deep-text", whole(f"<text>{'<tspan>' * 5_000}a")
    yield "letters", whole(f"<text>{'W' * 100_000}</text>")
    doubling = "".join(f'<g id="u{k}"><use href="#u{k - 1}"/><use href="#u{k - 1}"/></g>' for k in range(1, 40))
    yield "use-bomb", whole(f'<defs><g id="u0"><rect width="9" height="9"/></g>{doubling}</defs><use href="#u39"/>')
    yield "use-itself", whole('<g id="a"><use href="#a"/></g>')
    yield "use-in-circles", whole('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')
    chain = "".join(f'<g id="c{k}"><use href="#c{k + 1}"/></g>' for k in range(1_500))
    yield "use-chain", whole(f'{chain}<g id="c1500"/>')
    yield "clip-itself", whole('<clipPath id="k"><rect clip-path="url(#k)" width="9" height="9"/></clipPath>')
    gradients = "".join(f'<linearGradient id="g{k}" href="#g{(k + 1) % 50}"/>' for k in range(50))
    yield "gradient-circle", whole(f'{gradients}<rect fill="url(#g0)" width="900" height="900"/>')
    for value in ("NaN", "Infinity", "-Infinity", "1e999", "9" * 400, "1e38", "--5", "0x10", "calc(1px)", "１２"):
        yield f"number-{value[:9]}", whole(f'<rect width="{value}" height="{value}"/>')
        yield f"scale-{value[:9]}", whole(f'<g transform="scale({value})"><rect width="9" height="9"/></g>')
        yield f"font-{value[:9]}", whole(f'<text font-size="{value}">a</text>')
        yield f"path-{value[:9]}", whole(f'<path d="M0 0L{value} 9"/>')
        yield f"box-{value[:9]}", f'<svg viewBox="0 0 {value} {value}" width="{value}">{SHAPES}</svg>'
    yield (
        "huge-letters",
        whole(f'<text font-size="99999" x="-9000" y="9000" stroke="red" stroke-width="99999">{"@&amp;8" * 900}</text>'),
    )
    dashes = (
        '<path d="M0 0L99999 99999L0 99999L99999 0Z" stroke="red" stroke-width="9" stroke-dasharray="0.0001 0.0001"/>'
    )
    yield "dashes", whole(dashes)
    yield "many-dashes", whole(dashes.replace("0.0001", "0.3") * 200)
    layers = '<g opacity=".9">' * 28 + '<rect width="1024" height="1024"/>' + "</g>" * 28
    yield "opacity-layers", whole(layers)
    yield "opacity-layers-often", whole(layers * 100)
    around = [f' clip-path="url(#n{k - 1})"' if k else "" for k in range(50)]
    nested = "".join(
        f'<clipPath id="n{k}"{clip}><rect width="999" height="999"/></clipPath>' for k, clip in enumerate(around)
    )
    yield "clips", whole(nested + '<rect width="1024" height="1024" clip-path="url(#n49)"/>' * 500)
    fans = '<path id="fan" d="' + "M512 512L1024 0L0 1024Z" * 1_500 + '" fill="red" stroke="blue" stroke-width="40"/>'
    yield "fans", whole(fans + '<use href="#fan" opacity=".5"/>' * 900)
    yield "arcs", whole(f'<path d="M0 0{"A99999 .0001 77 1 1 99999 1" * 1_400}" stroke="red" stroke-width="9999"/>' * 4)


def broken() -> Iterator[tuple[str, str]]:
    """What is no drawing, or hardly one."""
    yield "nothing", ""
    yield "chat", "I'm sorry, I can't draw that. Here is a poem instead."
    yield "json", '{"error": "model overloaded"}'
    yield "page", "<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>"
    yield "empty", '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
    yield "only-start", "<svg"
    yield "only-quotes", "<svg " + '"' * 50_000
    yield "only-names", "<svg " + "a=" * 50_000
    yield "only-less", "<svg>" + "<" * 100_000
    yield "only-ends", "<svg>" + "</g>" * 40_000
    yield "many-svgs", "<svg>" * 40_000
    yield "nul", whole("<rect \0 width='9\0' height='9'/>\0<text>\0\x1b[2J\ud800</text>")
    yield "open-comment", whole("<!-- no end")
    yield "open-quote", whole('<rect width="9 height="9" fill="red/>')
    yield "wrong-order", whole("</g><g><rect width='9' height='9'></g></rect></svg></g>")
    yield "plans", "<plan>" * 20_000
    yield "cut", whole()[:-70]


def cases(server: str, secret: str) -> list[tuple[str, str]]:
    """All of them, each with its name."""
    return [*outside(server, secret), *entities(secret), *active(), *heavy(), *broken()]

"""Headers that every answer of the gateway carries."""

from flask import Flask, Response

ALLOWED = {
    "default-src": "'none'",
    **dict.fromkeys(("script-src", "style-src", "img-src", "font-src"), "'self'"),
    **dict.fromkeys(("connect-src", "form-action"), "'self'"),
    **dict.fromkeys(("base-uri", "frame-ancestors"), "'none'"),
}


def policy(**changes: str) -> str:
    """Return the content policy; a page may change one directive, such as frame_src="'self'"."""
    changed = {name.replace("_", "-"): value for name, value in changes.items()}
    return "; ".join(f"{name} {value}" for name, value in (ALLOWED | changed).items())


HEADERS = {
    "Content-Security-Policy": policy(),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


HSTS = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
"""A year (RFC 6797); in production only, for a development machine has no TLS."""


def secure_headers(app: Flask, production: bool) -> None:
    """Add them to every answer; what a route set itself stays."""
    headers = HEADERS | (HSTS if production else {})

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if response.mimetype == "application/json":
            response.headers.setdefault("Cache-Control", "no-store")
        return response

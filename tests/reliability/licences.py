"""Licences of packages as their own metadata states them, and those that may be used here."""
import os, re

CACHE = os.environ.get("NUGET_PACKAGES") or os.path.expanduser("~/.nuget/packages")

# What is delivered may be under these: all let a program under MIT be passed on; the two LGPL ones because the assemblies stay files of their own
# that a user can replace.
DELIVERED = {"MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "Zlib", "CC0-1.0", "PostgreSQL", "LGPL-2.1-or-later", "LGPL-3.0-only"}
# What only builds and tests, and is not passed on.
TOOLS = DELIVERED | {"MPL-2.0"}

# A licence in a file of the package instead of an identifier: told by its words. One sentence each, which no other licence has.
WORDS = [
    ("LGPL-3.0-only", r"LGPL ?v3"),
    ("MIT", r"Permission is hereby granted, free of charge, to any person obtaining a copy"),
]
# Packages that state an address only. LibTiff.NET: its licence page is the New BSD licence (with LibTiff's own, which asks for the same notice).
BY_ADDRESS = {"https://bitmiracle.github.io/libtiff.net/help/articles/license.html": "BSD-3-Clause"}


def of_nuget(name, version):
    """The licence of a package in the cache, as an SPDX expression; None where the package is not there or states none that is known."""
    folder = os.path.join(CACHE, name.lower(), version.lower())
    try:
        with open(os.path.join(folder, name.lower() + ".nuspec"), encoding="utf-8-sig") as f:
            spec = f.read()
    except OSError:
        return None
    stated = re.search(r'<license type="(\w+)"[^>]*>([^<]+)</license>', spec)
    if stated and stated.group(1) == "expression":
        return stated.group(2).strip()
    if stated:
        with open(os.path.join(folder, *stated.group(2).replace("\\", "/").split("/")), encoding="utf-8-sig", errors="replace") as f:
            text = " ".join(f.read().split())
        return next((licence for licence, words in WORDS if re.search(words, text)), None)
    address = re.search(r"<licenseUrl>([^<]+)</licenseUrl>", spec)
    return BY_ADDRESS.get(address.group(1)) if address else None


def allowed(expression, among):
    """True where an SPDX expression leaves a choice that is in the set: all parts of an AND, one of an OR."""
    if not expression:
        return False
    return any(all(part.strip(" ()") in among for part in choice.split(" AND ")) for choice in expression.split(" OR "))

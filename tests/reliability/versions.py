"""Versions of NuGet (semantic versions with up to four numbers) and npm packages in order, and ranges of advisories over them."""
import re

FORM = re.compile(r"^[vV]?(\d+(?:\.\d+){0,3})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$")
BOUND = re.compile(r"^(<=|>=|<|>|=)?\s*(\S+)$")


def key(version, ecosystem):
    """A key that sorts as the ecosystem orders its versions: numbers first, then a pre-release below its release; build marks count for nothing."""
    form = FORM.match(version.strip())
    if not form or (ecosystem == "npm" and form.group(1).count(".") > 2):
        raise ValueError("no version of %s: %r" % (ecosystem, version))
    numbers = [int(n) for n in form.group(1).split(".")]
    numbers += [0] * (4 - len(numbers))
    marks = form.group(2)
    if marks is None:
        return (numbers, 1, [])
    if ecosystem == "nuget":
        marks = marks.lower()  # NuGet takes no notice of case
    # Numbers are below words, and a shorter list of marks is below a longer one that begins alike.
    return (numbers, 0, [(0, int(m), "") if m.isdigit() else (1, 0, m) for m in marks.split(".")])


def within(version, ranges, ecosystem):
    """True where the version is in one of the ranges, each as advisories state it: '>= 7.0.0, < 7.0.7', '= 1.7.25', '<= 4.0.13'."""
    own = key(version, ecosystem)
    for text in ranges:
        fits = True
        for part in text.split(","):
            form = BOUND.match(part.strip())
            if not form:
                raise ValueError("no range: %r" % text)
            sign, other = form.group(1) or "=", key(form.group(2), ecosystem)
            fits &= {"<": own < other, "<=": own <= other, ">": own > other, ">=": own >= other, "=": own == other}[sign]
        if fits:
            return True
    return False

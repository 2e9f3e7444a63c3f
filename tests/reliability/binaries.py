"""What in the repository is not text, told by the first bytes: programs are never allowed, pictures, fonts and inputs of tests in their places."""
import os, subprocess
from served import ROOT

PROGRAMS = {
    b"\x7fELF": "ELF", b"MZ": "Windows program or .NET assembly", b"\xca\xfe\xba\xbe": "Java class or Mach-O", b"\xcf\xfa\xed\xfe": "Mach-O",
    b"\xce\xfa\xed\xfe": "Mach-O", b"\xfe\xed\xfa\xce": "Mach-O", b"\xfe\xed\xfa\xcf": "Mach-O", b"\0asm": "WebAssembly", b"!<arch>\n": "library of objects",
    b"dex\n": "Android program", b"BC\xc0\xde": "LLVM bitcode",
}
PICTURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".ttf": b"\0\1\0\0", ".woff2": b"wOF2"}


def look_through():
    """(pictures and fonts, inputs of tests, [(file, what is wrong)]) of every file that git keeps, as it stands in the folder."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    pictures, inputs, bad = 0, 0, []
    for name in filter(None, listed.split("\0")):
        path = os.path.join(ROOT, name)
        if os.path.islink(path):
            bad.append((name, "a symbolic link"))
            continue
        if not os.path.isfile(path):
            continue  # taken away but not yet committed
        with open(path, "rb") as f:
            head = f.read(8192)
        program = next((what for sign, what in PROGRAMS.items() if head.startswith(sign)), None)
        # 'MZ' also begins texts: a program's header says at byte 60 where the rest of it is.
        if program and (head[:2] != b"MZ" or b"\0" in head[:64]):
            bad.append((name, program))
        elif os.path.splitext(name)[1].lower() in PICTURES:
            pictures += 1
            if not head.startswith(PICTURES[os.path.splitext(name)[1].lower()]):
                bad.append((name, "not what its name says"))
        elif b"\0" in head:
            if name.startswith("tests/"):
                inputs += 1
            elif not (name.startswith("data/") and head[:4] in (b"II*\0", b"MM\0*")):  # the study's raster
                bad.append((name, "neither text nor picture, and no input of a test"))
    return pictures, inputs, bad

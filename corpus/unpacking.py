"""What is given to be taken in, to single files: a folder's files and an archive's members one by one, named as found."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_LARGEST = 100 * 2**20  # bytes of one file
_LARGEST_TOTAL = 500 * 2**20  # bytes of all that an archive holds, unpacked
_MOST_MEMBERS = 5_000
_TIGHTEST = 200  # times smaller: tighter is a bomb, not a text
_NOT_ARCHIVES = ("[Content_Types].xml", "OFD.xml", "mimetype")
_SYSTEM = ("__MACOSX", ".DS_Store", "Thumbs.db")


@dataclass(frozen=True, slots=True)
class Given:
    """One file: `shown` is its name with the folder or archive it is in; `refused` says why it has no `content`."""

    name: str
    shown: str
    content: bytes = b""
    refused: str = ""


def given_in(path: Path) -> Iterator[Given]:
    """The files that a path names, in order of their names."""
    if path.is_dir():
        for each in sorted(path.rglob("*")):
            if each.is_file() and not _is_system(each.relative_to(path).parts):
                yield from _file(each, str(each.relative_to(path.parent)))
    else:
        yield from _file(path, path.name)


def _file(path: Path, shown: str) -> Iterator[Given]:
    try:
        if path.stat().st_size > _LARGEST:
            yield Given(path.name, shown, refused=f"{shown} is larger than {_LARGEST // 2**20} MB")
            return
        content = path.read_bytes()
    except OSError as error:
        yield Given(path.name, shown, refused=f"{shown}: {error.strerror or error}")
        return
    if content.startswith(b"PK\x03\x04") and (archive := _archive(content)) is not None:
        yield from _members(archive, shown)
    else:
        yield Given(path.name, shown, content)


def _archive(content: bytes) -> zipfile.ZipFile | None:
    """The archive, unless it is damaged or a document that is packed in the same way (.docx)."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        return None
    return None if any(name in _NOT_ARCHIVES for name in archive.namelist()) else archive


def _members(archive: zipfile.ZipFile, shown: str) -> Iterator[Given]:
    members = [each for each in archive.infolist() if not each.is_dir()]
    if len(members) > _MOST_MEMBERS or sum(each.file_size for each in members) > _LARGEST_TOTAL:
        yield Given(
            shown, shown, refused=f"{shown} holds more than {_MOST_MEMBERS} files or {_LARGEST_TOTAL // 2**20} MB"
        )
        return
    for member in sorted(members, key=_name_of):
        path = PurePosixPath(_name_of(member).replace("\\", "/"))
        if not _is_system(path.parts):
            yield _member(archive, member, path.name, f"{shown}/{path}")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, shown: str) -> Given:
    refused = ""
    if member.flag_bits & 1:
        refused = "has a password"
    elif stat.S_ISLNK(member.external_attr >> 16):
        refused = "is a link, not a file"
    elif member.file_size > _LARGEST or member.file_size > _TIGHTEST * max(member.compress_size, 2**10):
        refused = "unpacks to far more than it is packed in"
    if refused:
        return Given(name, shown, refused=f"{shown} {refused}")
    try:
        with archive.open(member) as file:
            content = file.read(_LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError) as error:
        return Given(name, shown, refused=f"{shown} is damaged: {error}")
    if content.startswith(b"PK\x03\x04") and _archive(content) is not None:
        return Given(name, shown, refused=f"{shown} is an archive inside an archive; unpack it first")
    return Given(name, shown, content)


def _name_of(member: zipfile.ZipInfo) -> str:
    """The name of a member; old archives of Chinese systems have it in GBK."""
    if member.flag_bits & 0x800 or member.filename.isascii():
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _is_system(parts: tuple[str, ...]) -> bool:
    return any(part in _SYSTEM or (part.startswith((".", "~$")) and part.strip(".")) for part in parts)

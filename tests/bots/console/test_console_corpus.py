"""`gongbao corpus add`: what is taken in, where it is kept, and what is refused."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

from console_process import GONGBAO, clean_environment

from corpus.check import check
from corpus.library import load_library

Run = Callable[..., "subprocess.CompletedProcess[str]"]

NOTICE = """海宁市人民政府办公室关于调整公园开放时间的通知
海政办发〔2019〕12号

各镇人民政府、街道办事处，市政府各部门：
为方便群众，经市政府同意，现将有关事项通知如下：
一、开放时间
市区公园每日开放时间为五时至二十二时。
二、停车
公园停车场每小时收费3元。
本通知自2019年5月1日起施行。

海宁市人民政府办公室
2019年4月8日
"""


def write(folder: Path, name: str, text: str | bytes) -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def kept(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def documents(gongbao: Run, data: Path) -> list[dict[str, str]]:
    listed: list[dict[str, str]] = json.loads(gongbao("corpus", "list", "--json", GONGBAO_DATA_DIR=str(data)).stdout)[
        "documents"
    ]
    return listed


def test_a_notice_is_told_and_kept_in_the_data_directory(installed: Run, gongbao: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = installed("corpus", "add", write(tmp_path, "parks.txt", NOTICE), GONGBAO_DATA_DIR=str(data))
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("海政办发〔2019〕12号", "2019-04-08", "新增", "公园开放时间"):
        assert words in done.stdout
    listed = json.loads(gongbao("corpus", "list", "--json", GONGBAO_DATA_DIR=str(data)).stdout)["documents"]
    assert "海政办发〔2019〕12号" in {one["document_number"] for one in listed}
    assert gongbao("corpus", "check", GONGBAO_DATA_DIR=str(data)).returncode == 0


def test_adding_a_notice_again_changes_nothing(gongbao: Run, tmp_path: Path) -> None:
    data, source = tmp_path / "data", write(tmp_path, "parks.txt", NOTICE)
    gongbao("corpus", "add", source, GONGBAO_DATA_DIR=str(data))
    before = kept(data)
    again = gongbao("corpus", "add", source, GONGBAO_DATA_DIR=str(data))
    assert "无变化" in again.stdout
    assert kept(data) == before


def test_a_dry_run_keeps_nothing(gongbao: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = gongbao("corpus", "add", "--dry-run", write(tmp_path, "parks.txt", NOTICE), GONGBAO_DATA_DIR=str(data))
    assert done.returncode == 0
    assert "海政办发〔2019〕12号" in done.stdout
    assert kept(data) == [] if data.exists() else True


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_kept(gongbao: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    good, bad = (
        write(tmp_path, "parks.txt", NOTICE),
        write(tmp_path, "picture.txt", b"\x89PNG\r\n\x1a\n\xff\xfe\x00\xd8"),
    )
    done = gongbao("corpus", "add", good, bad, GONGBAO_DATA_DIR=str(data))
    assert done.returncode == 1
    assert (
        done.stderr
        == "gongbao: picture.txt is an image: its words have to be recognised (OCR) and saved as text first\n"
    )
    assert "1个文件未能读取" in done.stdout
    assert "notices/hzbf-2019-12.json" in kept(data / "corpus")


def test_what_was_recognised_is_shown_with_its_tree_its_days_and_doubts_by_line(gongbao: Run, tmp_path: Path) -> None:
    source = write(tmp_path, "parks.txt", NOTICE.replace("二、停车", "三、停车"))
    done = gongbao("corpus", "add", source, GONGBAO_DATA_DIR=str(tmp_path / "data"))
    for words in ("自2019-05-01起", "      一、　开放时间", "! line 8: hzbf-2019-12.3: 三、 is printed where another"):
        assert words in done.stdout


def test_a_notice_from_another_source_is_recognised_and_not_doubled(gongbao: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    gongbao("corpus", "add", write(tmp_path, "parks.txt", NOTICE), GONGBAO_DATA_DIR=str(data))
    before = kept(data)
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in NOTICE.split("\n")) + "</body></html>"
    done = gongbao("corpus", "add", write(tmp_path, "page.html", page), GONGBAO_DATA_DIR=str(data))
    assert (done.returncode, done.stderr) == (0, "")
    assert "已有，不重复收录（见 parks.txt）" in done.stdout
    assert kept(data) == before


def test_the_same_number_over_other_words_is_told_and_kept_out(gongbao: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    gongbao("corpus", "add", write(tmp_path, "parks.txt", NOTICE), GONGBAO_DATA_DIR=str(data))
    other = NOTICE.replace(
        "公园停车场每小时收费3元。", "公园停车场每小时收费5元，节假日每小时收费8元，由公园管理机构收取并公示。"
    )
    done = gongbao("corpus", "add", write(tmp_path, "other.txt", other), GONGBAO_DATA_DIR=str(data))
    assert "文号相同而文字不同，未收录（见 parks.txt）" in done.stdout
    assert "收费3元" in gongbao("corpus", "show", "hzbf-2019-12.2", GONGBAO_DATA_DIR=str(data)).stdout


def test_a_folder_and_an_archive_are_taken_in_file_by_file(gongbao: Run, tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "notices"
    (folder / "inner").mkdir(parents=True)
    write(folder, "parks.txt", NOTICE)
    write(folder / "inner", "parks.txt", NOTICE.replace("12号", "13号").replace("公园", "广场"))
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as packed:
        packed.writestr("../../out.md", "# " + NOTICE.replace("12号", "14号").replace("公园", "码头"))
        packed.writestr("zeros.txt", b"0" * 50_000_000, zipfile.ZIP_DEFLATED)
    done = gongbao("corpus", "add", str(folder), str(tmp_path / "more.zip"), GONGBAO_DATA_DIR=str(data))
    assert done.returncode == 1
    assert "more.zip/zeros.txt unpacks to far more than it is packed in" in done.stderr
    numbers = {one["id"] for one in documents(gongbao, data)}
    assert {"hzbf-2019-12", "hzbf-2019-13", "hzbf-2019-14"} <= numbers
    assert not [path for path in tmp_path.parent.rglob("out.md") if data not in path.parents]
    assert check(load_library(data / "corpus")) == []


def test_a_notice_can_be_removed_and_taken_in_again(gongbao: Run, tmp_path: Path) -> None:
    data, source = tmp_path / "data", write(tmp_path, "parks.txt", NOTICE)
    gongbao("corpus", "add", source, GONGBAO_DATA_DIR=str(data))
    before = kept(data)
    assert gongbao("corpus", "remove", "海政办发〔2019〕12号", GONGBAO_DATA_DIR=str(data)).returncode == 0
    assert "hzbf-2019-12" not in {one["id"] for one in documents(gongbao, data)}
    assert "新增" in gongbao("corpus", "add", source, GONGBAO_DATA_DIR=str(data)).stdout
    assert kept(data) == before


def test_one_notice_of_a_bulletin_can_be_removed(gongbao: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    both = NOTICE + NOTICE.replace("12号", "13号").replace("公园", "广场")
    gongbao("corpus", "add", write(tmp_path, "both.txt", both), GONGBAO_DATA_DIR=str(data))
    gongbao("corpus", "remove", "hzbf-2019-12", GONGBAO_DATA_DIR=str(data))
    numbers = {one["id"] for one in documents(gongbao, data)}
    assert "hzbf-2019-13" in numbers
    assert "hzbf-2019-12" not in numbers
    assert check(load_library(data / "corpus")) == []


def test_the_house_s_own_notices_cannot_be_removed_from_a_data_directory(gongbao: Run, tmp_path: Path) -> None:
    done = gongbao("corpus", "remove", "jzbf-2017-62", GONGBAO_DATA_DIR=str(tmp_path / "data"))
    assert done.returncode == 1
    assert "is one of the house's own notices" in done.stderr


def test_a_person_at_a_terminal_is_asked_before_anything_is_kept(tmp_path: Path) -> None:
    data, source = tmp_path / "data", write(tmp_path, "parks.txt", NOTICE)
    ours, theirs = os.openpty()
    started = subprocess.Popen(
        [GONGBAO, "corpus", "add", source],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=tmp_path,
        env=clean_environment(GONGBAO_DATA_DIR=str(data)),
    )
    os.close(theirs)
    os.write(ours, b"n\n")
    said = b""
    with contextlib.suppress(OSError):  # the terminal closes with the command
        while more := os.read(ours, 4096):
            said += more
    assert started.wait(30) == 0
    assert "收录以上内容" in said.decode()
    assert "nothing kept" in said.decode()
    assert not (data / "corpus" / "notices").exists()

"""`gongbao corpus add`: what is taken in, where it is kept, and what is refused."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

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


def test_a_notice_is_told_and_kept_in_the_data_directory(gongbao: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = gongbao("corpus", "add", write(tmp_path, "parks.txt", NOTICE), GONGBAO_DATA_DIR=str(data))
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


def test_one_file_that_cannot_be_read_keeps_all_out(gongbao: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    good, bad = (
        write(tmp_path, "parks.txt", NOTICE),
        write(tmp_path, "picture.txt", b"\x89PNG\r\n\x1a\n\xff\xfe\x00\xd8"),
    )
    done = gongbao("corpus", "add", good, bad, GONGBAO_DATA_DIR=str(data))
    assert done.returncode == 1
    assert "picture.txt" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (data / "corpus").exists()


def test_a_notice_from_another_source_is_refused(gongbao: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    gongbao("corpus", "add", write(tmp_path, "parks.txt", NOTICE), GONGBAO_DATA_DIR=str(data))
    done = gongbao("corpus", "add", write(tmp_path, "copy.txt", NOTICE), GONGBAO_DATA_DIR=str(data))
    assert done.returncode == 1
    assert "is known already, from parks.txt" in done.stderr

"""Notices whose titles lead their bodies, in clean text with a paragraph a line."""

from __future__ import annotations

from datetime import date

from corpus_samples import SAMPLES

from corpus.bulletin import Bulletin, Reason
from corpus.check import account


def test_each_notice_is_told_from_the_next(clean_notices: Bulletin) -> None:
    assert [notice.id for notice in clean_notices.notices] == ["hzbf-2019-12", "hzf-2019-13"]
    assert [each.reason for each in clean_notices.furniture] == [Reason.MASTHEAD]


def test_articles_number_through_the_chapters_and_may_be_inserted(clean_notices: Bulletin) -> None:
    clauses = {clause.id: clause for clause in clean_notices.notices[0].clauses}
    assert clauses["hzbf-2019-12.2.3.2.1"].path == "第三条（二）1."
    assert clauses["hzbf-2019-12.2.3-1"].path == "第三条之一"
    assert clauses["hzbf-2019-12.2.3-1"].parent_id == "hzbf-2019-12.2"


def test_dates_are_reckoned_from_the_words(clean_notices: Bulletin) -> None:
    plan, opinion = clean_notices.notices
    assert (plan.effective_from, plan.valid_until) == (date(2019, 6, 5), date(2024, 6, 4))
    assert opinion.effective_from == date(2019, 7, 1)


def test_a_repealed_notice_is_named_by_id(clean_notices: Bulletin) -> None:
    assert clean_notices.notices[0].supersedes == ("hzbf-2015-3",)


def test_a_number_that_is_skipped_is_kept_and_reported(clean_notices: Bulletin) -> None:
    assert "hzf-2019-13.1.3" in {clause.id for clause in clean_notices.notices[1].clauses}
    assert any("hzf-2019-13.1.3: （三）" in warning for warning in clean_notices.warnings)


def test_every_character_is_accounted_for(clean_notices: Bulletin) -> None:
    received = (SAMPLES / clean_notices.source).read_text(encoding="utf-8")
    assert not list(account(received, "sample", clean_notices.notices, clean_notices.furniture))

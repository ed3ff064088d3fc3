"""Questions to begin with, by audience; the portal page and the widget show the same."""

from __future__ import annotations

CITIZENS = (
    "我家120平三环里选期房，过渡一年半，一共能拿多少",
    "商铺150平，搬迁费多少",
    "黄色预警时学校怎么办",
    "选货币补偿还有临时安置费吗",
)
STAFF = (
    "谁分管市环保局",
    "62号文从什么时候起执行",
    "2020年末科技型企业贷款余额目标是多少",
    "科技小贷公司由哪个部门牵头",
)
ENGLISH = (
    "How much is the moving allowance if I take cash instead of a replacement flat?",
    "Who oversees the environmental protection bureau?",
)

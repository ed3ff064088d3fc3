"""What is said in small talk, in Chinese and English."""

from __future__ import annotations

import os

ABILITY = (
    "我家120平三环里选期房，过渡一年半，一共能拿多少？",
    "谁分管市环保局？",
    "黄色预警时学校怎么办？",
    "2020年专利权质押贷款余额的目标是多少？",
)

_ABILITY_TEXT = (
    "我是公报助手，回答市政府公报里各项通知的规定，凡是从通知里得出的回答都附条款依据。可以问：房屋征收补偿怎么算、哪位市领导分管哪个单位、"
    "大气重污染预警时怎么办、装配式建筑有什么要求和支持、金融工作的任务和目标，以及文件的日期、文号和有效期。"
)
_ABILITY_ENGLISH = (
    "I answer questions about the notices in the city government's bulletin and quote the governing clause: relocation compensation, "
    "who oversees which unit, air pollution alerts, prefabricated building, financial tasks and targets, dates and numbers of notices."
)

SAID: dict[str, tuple[str, str]] = {
    "greeting": ("您好！" + _ABILITY_TEXT, "Hello! " + _ABILITY_ENGLISH),
    "ability": (_ABILITY_TEXT, _ABILITY_ENGLISH),
    "thanks": ("不客气，还有问题随时问我。", "You are welcome."),
    "bye": ("再见，需要时随时来问。", "Goodbye."),
    "yes_ok": ("好的，还有问题可以接着问。", "All right. Ask on whenever you like."),
    "abuse": (
        "抱歉没有帮到您。请换个说法告诉我想问哪项规定，我会给出条款依据。",
        "I am sorry I could not help. Tell me which rule you want to know about.",
    ),
    "joke": ("这个我不会，我只回答公报里通知的规定。", "I can't do that; I only answer what the notices state."),
    "nothing_said": ("还没有说过什么可以重复的。请先问一个问题。", "Nothing has been said yet that could be repeated."),
    "nothing_cited": (
        "前面还没有引用过条款。请先问一个问题，我再给出原文。",
        "No clause has been cited yet; ask a question first.",
    ),
    "told_nothing": ("您还没有告诉过我计算用的条件。", "You have not told me anything to compute with yet."),
    "restart": (
        "好的，重新开始，前面说的条件都不再使用。请问想了解什么？",
        "We start anew; what was said before is forgotten.",
    ),
    "cancel": ("好的，先不算了。需要时再问我。", "All right, we leave it."),
}


def contact() -> tuple[str, str]:
    """Where a person can be reached, as configured in `GONGBAO_CONTACT`; none is invented."""
    configured = os.environ.get("GONGBAO_CONTACT", "").strip()
    if configured:
        return f"人工咨询：{configured}", f"To reach a person: {configured}"
    return (
        "这里没有配置人工坐席，通知里也没有载明联系方式，我不能提供电话。可以向文件的发文机关或负责部门咨询，也可以继续问我。",
        "No human contact is configured here, and the notices state none.",
    )

"""Every word of the Telegram channel that is not the assistant's own."""

from __future__ import annotations

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "start": "开始使用",
    "help": "怎么提问，有哪些命令",
    "new": "重新开始，忘掉前面说的条件",
    "notices": "按目录浏览通知：通知、章节、条款",
    "fee": "一步一步算补偿、资金和标准",
    "who": "查哪位市领导分管哪个单位",
    "alert": "大气重污染预警级别和措施",
    "source": "上一个回答所依据条款的全文",
    "feedback": "评价上一个回答",
    "privacy": "保存什么、保存多久",
    "forget": "删除与您有关的全部记录",
}
SHORT_DESCRIPTION = "回答市政府公报里各项通知的规定，凡是从通知里得出的回答都附条款依据。"

WELCOME = (
    "您好！我是公报助手，回答市政府公报里各项通知的规定，凡是从通知里得出的回答都附条款依据。\n"
    "直接打字提问就行，例如下面的问题。发送 /help 看全部命令，/privacy 看隐私说明。"
)
EXAMPLES = ("我家120平三环里选期房，过渡一年半，一共能拿多少？", "谁分管市环保局？", "黄色预警时学校怎么办？")
HELP_LEAD = (
    "直接打字提问，说明条件越全，回答越准，例如“我家120平三环里选期房，过渡一年半”。条件没说全时我会追问，可以按按钮，也可以打字。\n"
    "发错了可以直接编辑原来的消息，我会跟着改答案。在群里请@我，或回复我的消息。\n\n命令："
)
NEW = "好的，重新开始。前面说过的条件已不再使用，请直接提问。"
UNKNOWN_COMMAND = "没有这个命令。发送 /help 看全部命令，也可以直接打字提问。"

NOTICES = "公报里的通知（{page}/{pages}），请选择："
NOTICE_HEAD = "{number}\n{date}发布 · {validity}"
NOT_PRINTED = "公报只列出这份文件的标题，没有刊登正文。"
SECTIONS = "请选择章节："
PARTS = "下面还有："
UP = "« 上一级"
ALL_NOTICES = "« 全部通知"
EARLIER = "‹ 上页"
LATER = "下页 ›"
CUT = "……（全文见网页）"

FEE = "要算哪一项？请选择，我会一步一步问。也可以直接打字说条件。"
FEE_STARTED = "【{title}】{computes}。\n{question}"
FEE_NOTED = "好，{label}：{value}。\n{question}"
FEE_WAITS = "（刚才的计算还在等您回答：{question} 不算了请发 /new。）"
FEE_GONE = "这个计算现在不能用，请直接打字提问。"

WHO = "想查哪个单位归谁分管？请发送单位名称，例如“/who 市环保局”，或直接问“谁分管市环保局？”。"
WHO_EXAMPLES = ("市环保局", "市发展改革委", "市公安局", "市教育局")
WHO_ASKS = "谁分管{subject}？"
WHO_DOES = "{subject}分管什么？"
ALERT = "请选择预警级别查看措施，或发送预测的空气质量指数，例如“/alert 260”。"
ALERT_LEVELS = ("蓝色预警", "黄色预警", "橙色预警", "红色预警")
ALERT_ASKS = "{level}时有哪些措施？"
ALERT_INDEX = "空气质量指数{index}对应什么预警级别？"

NO_SOURCE = "前面的回答还没有引用条款。请先提一个问题。"
MORE_SOURCES = "其余条款的全文请发 /source。"
VALIDITY: Mapping[str, str] = {
    "in_force": "现行有效",
    "not_yet": "尚未施行",
    "expired": "已过有效期",
    "superseded": "已被取代",
}

FEEDBACK = "上一个回答有帮助吗？选一项即可；想多说几句，请发“/feedback 您的意见”。"
FEEDBACK_GOOD = "👍 有帮助"
FEEDBACK_BAD: tuple[str, ...] = ("条款不对", "规定已过时", "不是我的情况", "看不明白")
FEEDBACK_THANKS = "谢谢，已记下您的评价。"
FEEDBACK_NOTHING = "还没有可以评价的回答。请先提一个问题。"

PRIVACY = (
    "隐私说明\n"
    "· 您的消息经 Telegram 的服务器传到这里，Telegram 也会看到；请不要发送身份证号、电话、银行卡号和门牌号。\n"
    "· 会话以加密散列后的编号保存，不保存您的姓名、用户名和 Telegram 编号。\n"
    "· 保存的内容：您在计算时说过的条件、最近一次回答，用来接着对话，最后一次使用后满7天过期。\n"
    "· 消息在得到回答之前暂存，答完即删；更新编号保存24小时，用来避免重复回答；哪条消息由哪条回答，保存48小时，用来在您编辑后修改答案。\n"
    "· 您提交的评价会保留，用来改进；除此之外不作他用。\n"
    "· 日志里默认不写消息内容。\n"
    "发送 /forget 立即删除与您有关的会话记录。"
)
FORGOTTEN = "已删除：您在这个聊天里的会话、条件和按钮记录都不再保存。Telegram 里的聊天记录请您自行删除。"

STALE = "这个按钮已经过时了。请按最新一条消息里的按钮，或直接打字。"
STALE_WITH_TEXT = "这个按钮已经过时了。想说“{label}”，请直接打字发送。"
FOREIGN = "这是给另一位提问者的按钮。您可以自己提问。"
USED = "这一项已经选过了。"
CHOSEN = "✓ {label}"
REPLY_HERE = "（在群里请回复这条消息作答。）"

ONLY_TEXT = "我只看得懂文字{thing}。请把问题打成文字发给我，例如“黄色预警时学校怎么办？”。"
THINGS: Mapping[str, str] = {
    "sticker": "，看不懂贴纸",
    "photo": "，看不了图片",
    "voice": "，听不了语音",
    "audio": "，听不了音频",
    "video": "，看不了视频",
    "video_note": "，看不了视频",
    "animation": "，看不了动图",
    "document": "，读不了文件",
    "location": "，用不了位置信息，也不知道它在三环内还是三环外",
    "venue": "，用不了位置信息",
    "contact": "，也不需要联系人信息",
    "poll": "，不参加投票",
    "dice": "，不掷骰子",
}
CHANNEL = "我不在频道里答题。请私下给我发消息，或把我加进讨论群后@我提问。"
MENTION_ONLY = "我在。请在@我的同一条消息里写上问题，例如“@{bot} 谁分管市环保局？”。"
TOO_FAST = "您发得有点快，我先歇一会儿：每分钟最多回答{rate}条，请一分钟后再问。"
LATE = "让您久等了，刚才服务暂停。现在回答您{when}的消息："
TROUBLE = "抱歉，这条消息没能处理好。请稍后再发一次，或换个说法。"

INLINE_ASK = "去和公报助手对话"
INLINE_NOTHING = "没有找到相关条款，去问公报助手"

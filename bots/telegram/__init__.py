"""The Telegram channel: translates updates into messages and replies into Telegram messages, and decides nothing."""

"""How answers are delivered: the terminal, the web, Telegram; each translates one channel in and out, and decides nothing."""

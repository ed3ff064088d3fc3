// Registers the elements and, where the page has no chat of its own, opens one in a corner.

function start() {
  if (customElements.get("gongbao-chat")) return;
  customElements.define("gongbao-reply", GongbaoReply);
  customElements.define("gongbao-chat", GongbaoChat);
  if (!SCRIPT || SCRIPT.dataset.auto === "false" || document.querySelector("gongbao-chat")) return;
  const chat = document.createElement("gongbao-chat");
  chat.fromScript = true;
  document.body.append(chat);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

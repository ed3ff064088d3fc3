// Comfort for the portal: calculators answer in place, a conversation has the screen. All works without it.
"use strict";

function numbersIn(text) {
  const found = text.trim().split(/[\s、，,；;]+/).map((part) => (isNaN(part) ? part : Number(part)));
  return found.length === 1 ? found[0] : found;
}

function inputsOf(form) {
  const inputs = {};
  for (const field of form.elements) {
    if (!field.name || field.value.trim() === "" || (field.type === "radio" && !field.checked)) continue;
    if (field.type === "number") inputs[field.name] = Number(field.value);
    else if ("many" in field.dataset) inputs[field.name] = numbersIn(field.value);
    else if (field.type === "radio" && ["true", "false"].includes(field.value)) inputs[field.name] = field.value === "true";
    else inputs[field.name] = field.value;
  }
  return inputs;
}

function say(result, text) {
  const words = document.createElement("p");
  words.className = "warning";
  words.textContent = text;
  result.replaceChildren(words);
}

// Says beside each field what is wrong with it.
function mark(form, errors) {
  for (const old of form.querySelectorAll(".error")) old.remove();
  for (const field of form.querySelectorAll("[data-field]")) {
    const error = errors.find(({ pointer }) => pointer === `#/inputs/${field.dataset.field}`);
    field.classList.toggle("wrong", Boolean(error));
    const control = field.querySelector("fieldset, input");
    control.toggleAttribute("aria-describedby", false);
    if (!error) continue;
    const words = document.createElement("p");
    words.className = "error";
    words.id = `${form.dataset.rule}-${field.dataset.field}-error`;
    words.textContent = error.detail;
    field.append(words);
    control.setAttribute("aria-describedby", words.id);
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-rule]");
  if (!form || !customElements.get("gongbao-reply")) return;
  event.preventDefault();
  const result = form.parentElement.querySelector("[data-result]");
  result.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(`/api/rules/${encodeURIComponent(form.dataset.rule)}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ inputs: inputsOf(form) }),
    });
    const content = await response.json();
    mark(form, (!response.ok && content.errors) || []);
    if (response.ok) {
      const reply = document.createElement("gongbao-reply");
      reply.large = document.documentElement.classList.contains("large");
      reply.reply = content;
      result.replaceChildren(reply);
    } else say(result, content.detail);
  } catch {
    say(result, "没有连上服务。填写的内容还在，请稍后再按一次“计算”。");
  }
  result.removeAttribute("aria-busy");
});

// Once somebody asks, the whole chat comes into view, with the box to write in; where it is already, nothing moves.
const chat = document.querySelector(".hero-chat");
const showChat = () => chat.scrollIntoView({ block: "nearest" });
chat?.addEventListener("gongbao-ask", showChat);
if (chat?.hasAttribute("talking") && !location.hash && scrollY === 0) showChat();

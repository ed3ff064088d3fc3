// Comfort for the portal: calculators answer in place. All works without it.
"use strict";

const NUMBERS = new Set(["number"]);

function inputsOf(form) {
  const inputs = {};
  for (const field of form.elements) {
    if (!field.name || field.value.trim() === "" || (field.type === "radio" && !field.checked)) continue;
    if (NUMBERS.has(field.type)) inputs[field.name] = Number(field.value);
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

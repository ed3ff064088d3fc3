// Comfort for the reader of a notice: links of clauses to copy, printing. The page is complete without it.
"use strict";

const article = document.querySelector(".paper");
const said = document.createElement("p");
said.className = "hidden";
said.setAttribute("role", "status");
article.after(said);

article.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-copy]");
  if (!link || !navigator.clipboard) return;
  event.preventDefault();
  history.replaceState(null, "", link.hash);
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    location.hash = link.hash;
    return;
  }
  link.classList.add("done");
  said.textContent = "链接已复制";
  setTimeout(() => link.classList.remove("done"), 1600);
});

const print = document.querySelector("[data-print]");
print.hidden = false;
print.addEventListener("click", () => window.print());

const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
if (target) target.scrollIntoView({ block: "center" });
else if (location.hash) said.textContent = "本通知中没有链接所指的条款";
if (location.hash && !target) said.className = "warning";

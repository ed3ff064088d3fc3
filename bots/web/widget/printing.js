// Prints the conversation alone, out of a frame of its own: the page around the widget is left as it is.

const PRINT_STYLES = `
  body { font: 12pt/1.7 "Songti SC", SimSun, "Noto Serif CJK SC", serif; color: #000; margin: 0; }
  h1 { font-size: 16pt; border-bottom: 3px double #000; padding-bottom: 6pt; } h2 { font-size: 12pt; margin: 14pt 0 4pt; }
  p { margin: 0 0 4pt; white-space: pre-line; } table { border-collapse: collapse; margin: 6pt 0; }
  td { border: 1px solid #000; padding: 3pt 8pt; } .quote { margin-left: 2em; font-size: 10.5pt; }
`;

function printConversation(turns, title, texts, client) {
  const frame = h("iframe", { "aria-hidden": "true", tabindex: "-1", title });
  frame.style.cssText = "position:fixed;width:0;height:0;border:0;left:-9999px";
  document.body.append(frame);
  const page = frame.contentDocument;
  const sheet = new frame.contentWindow.CSSStyleSheet();
  sheet.replaceSync(PRINT_STYLES);
  page.adoptedStyleSheets = [sheet];
  page.title = title;
  const add = (tag, text, name) => {
    const element = page.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    page.body.append(element);
    return element;
  };
  add("h1", title);
  for (const { say, reply } of turns) {
    add("h2", `${texts.you}：${say}`);
    if (!reply) continue;
    add("p", reply.answer);
    if (reply.calculation) page.body.append(printedSteps(page, reply.calculation, texts));
    for (const cited of reply.citations) {
      add("p", `${texts.basis}：${cited.document_number}《${cited.document_title}》${cited.clause}`);
      add("p", `${cited.text}\n${client.address(cited.url) || ""}`, "quote");
    }
    add("p", filled(texts.asOf, reply.as_of), "quote");
  }
  frame.contentWindow.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
  frame.contentWindow.print();
}

function printedSteps(page, calculation, texts) {
  const table = page.createElement("table");
  const { steps, total } = summed(calculation, texts);
  for (const step of [...steps, total]) {
    const row = table.insertRow();
    for (const text of [step.label, step.expression, `${step.value}${step.unit || ""}`]) row.insertCell().textContent = text;
  }
  return table;
}

// One reply as elements: what is read aloud (warnings, the answer) apart from what can be looked at (steps, clauses).

const LONG_ANSWER = 340;
const LONG_CLAUSE = 200;

const CAUTION = /^(注意|提示|Note|Caution)/;

// Warnings of validity; where the answer itself begins with one, that one is enough.
function warningsOf(reply, texts) {
  const said = new Set();
  const told = reply.answer.split("\n").filter((line) => CAUTION.test(line)).join();
  for (const { document_number: number, validity } of reply.citations) {
    if (told.includes(number)) continue;
    if (!validity || validity.state === "in_force" || !texts[validity.state]) continue;
    const until = validity.state === "expired" && validity.until ? filled(texts.until, validity.until) : "";
    const from = validity.state === "not_yet" && validity.from ? filled(texts.from, validity.from) : "";
    said.add(filled(texts[validity.state], number) + until + from);
  }
  return [...said].map((text) => h("p", { class: "warning" }, h("b", {}, `${texts.caution} `), text));
}

// The answer's own words, whole; its steps and its basis are shown once, in the table and the cards below it.
function answerOf(reply, texts) {
  const lines = withoutBasis(reply.answer.split("\n").filter((line) => line.trim()), reply.citations);
  const said = reply.calculation ? withoutSteps(lines) : lines;
  const words = h("div", { class: "answer" }, said.map((line) => h("p", { class: CAUTION.test(line) ? "warning" : null }, line)));
  const length = reply.calculation ? 0 : said.join("").length;
  return foldable(words, length, LONG_ANSWER, texts.moreAnswer, texts.less);
}

const BASIS = /^(依据：|依據：|Source\b.*?: )/;
const count = (text, mark) => text.split(mark).length - 1;

// A basis reaches to where its quotation marks are closed, since a clause it quotes may have several lines; where they
// are never closed, everything is shown. Numbers are compared by their figures: the answer may be in traditional characters.
function withoutBasis(lines, citations) {
  const figures = (text) => text.match(/〔\d+〕\d+/g) || [];
  const cited = citations.flatMap((each) => figures(each.document_number));
  const inCards = (line) => figures(line).length > 0 && figures(line).every((each) => cited.includes(each));
  let [within, open] = [false, 0];
  const kept = lines.filter((line, at) => {
    within ||= at > 0 && BASIS.test(line) && inCards(line);
    if (!within) return true;
    open += count(line, "“") - count(line, "”");
    within = open > 0;
    return false;
  });
  return within ? lines : kept;
}

const STEPS = /^(.+?)(?:计算过程：|計算過程：|Steps: ).+$/;

// The table has the steps of one calculation; an answer to several questions keeps its own.
function withoutSteps(lines) {
  const one = lines.filter((line) => STEPS.test(line)).length === 1;
  return one ? lines.map((line) => line.replace(STEPS, "$1")) : lines;
}

function figure(value, unit) {
  const said = typeof value === "boolean" ? (value ? "✓" : "✗") : value ?? "";
  return h("td", { class: "value" }, `${said}${unit || ""}`);
}

// The steps and, apart from them, the last line: the step that came to the result, or the result itself.
function summed({ steps, result }, texts) {
  const last = steps[steps.length - 1];
  const ends = last && last.value === result.value && last.unit === result.unit;
  return ends ? { steps: steps.slice(0, -1), total: last } : { steps, total: { label: texts.value, expression: "", ...result } };
}

function resultOf(total, row) {
  const words = typeof total.value === "string" && total.value.length > 10;
  return words ? h("tr", {}, h("td", { colspan: "2" }, total.value + (total.unit || ""))) : row(total);
}

function stepsOf(reply, texts, client) {
  const { calculation, citations } = reply;
  if (!calculation) return null;
  const clauseOf = (step) => {
    const cited = citations.find((each) => each.clause_id === step.clause_id);
    const address = cited && client.address(cited.url);
    return address ? h("a", { class: "clause", ...linkTo(address) }, cited.clause || texts.basis) : null;
  };
  const row = (step) =>
    h("tr", {},
      h("th", { scope: "row" }, step.label, h("span", { class: "expression" }, step.expression, " ", clauseOf(step))),
      figure(step.value, step.unit));
  const head = h("tr", {}, h("th", { scope: "col" }, texts.step), h("th", { scope: "col", class: "value" }, texts.value));
  const { steps, total } = summed(calculation, texts);
  return h("table", { class: "steps" },
    h("caption", {}, texts.steps), h("thead", {}, head), h("tbody", {}, steps.map(row)), h("tfoot", {}, resultOf(total, row)));
}

function linkTo(address) {
  return new URL(address).origin === location.origin ? { href: address } : { href: address, target: "_blank", rel: "noopener" };
}

function citationOf(cited, texts, client) {
  const address = client.address(cited.url);
  const name = [h("b", {}, cited.document_number), " ", cited.clause];
  const quote = h("blockquote", {}, cited.text);
  return h("li", { class: "citation" },
    h("p", { class: "source" }, address ? h("a", linkTo(address), name) : name),
    h("p", { class: "of" }, cited.document_title),
    foldable(quote, cited.text.length, LONG_CLAUSE, texts.moreClause, texts.less));
}

function citationsOf(reply, texts, client) {
  if (!reply.citations.length) return null;
  return h("div", { class: "citations", role: "group", "aria-label": texts.basis },
    h("p", { class: "label" }, texts.basis), h("ol", {}, reply.citations.map((cited) => citationOf(cited, texts, client))));
}

function evidenceOf(reply, texts, client) {
  return h("div", { class: "evidence", "aria-live": "off" }, stepsOf(reply, texts, client), citationsOf(reply, texts, client));
}

// The reply as plain text, to copy.
function plainText(reply, texts, client) {
  const steps = reply.calculation
    ? reply.calculation.steps.map((step) => `${step.label}：${step.expression} = ${step.value}${step.unit}`)
    : [];
  const sources = reply.citations.map((cited) => `${texts.basis}：${cited.document_number} ${cited.clause} ${client.address(cited.url) || ""}`);
  return [reply.answer, ...steps, ...sources].join("\n");
}

// A reply on its own, for pages that compute something without a conversation.
class GongbaoReply extends HTMLElement {
  set reply(reply) {
    const texts = textsFor(document.documentElement.lang);
    const client = new Client(HOST, texts);
    const root = this.shadowRoot || this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styleSheet()];
    const frame = h("div", { class: "frame bare", lang: texts.tag });
    dress(frame, { size: this.large ? 1 : 0 });
    frame.append(...warningsOf(reply, texts), ...answerOf(reply, texts), evidenceOf(reply, texts, client));
    root.replaceChildren(frame);
  }
}

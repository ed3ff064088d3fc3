// <gongbao-chat>: the window around a conversation. Attributes in, events out; everything inside a shadow root.

const LIMIT = 4096;

class GongbaoChat extends HTMLElement {
  static observedAttributes = ["open", "size", "theme", "colour", "color"];

  #frame = null;
  #panel = null;
  #launcher = null;
  #conversation = null;
  #title = "";

  connectedCallback() {
    if (this.#frame) return;
    this.#title = this.option("heading") || this.option("title");
    this.removeAttribute("title");
    this.client = null;
    this.texts = textsFor(this.option("language") || document.documentElement.lang);
    this.#title ||= this.texts.title;
    this.client = new Client(this.option("host") || HOST, this.texts);
    this.memory = new Memory(new URL(this.client.base).host);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styleSheet()];
    this.#frame = h("div", { class: `frame ${this.inline ? "inline" : this.option("position") || "bottom-right"}`, lang: this.texts.tag });
    for (const kind of ["keydown", "keyup", "keypress"]) this.#frame.addEventListener(kind, (event) => event.stopPropagation());
    if (!this.inline) this.#frame.append(this.#makeLauncher());
    root.append(this.#frame);
    for (const query of [DARK, CONTRAST]) query.addEventListener("change", () => this.#dress());
    this.#dress();
    const kept = this.memory.conversation.open && WIDE.matches;
    if (this.inline || this.hasAttribute("open") || kept) this.open({ focus: false });
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#frame || before === after) return;
    if (name !== "open") this.#dress();
    else if (after === null) this.close();
    else this.open({ focus: false });
  }

  get inline() {
    return this.option("position") === "inline";
  }

  // What the page set: an attribute of the element, plain or with data-, or one of the script tag.
  option(name) {
    const own = this.getAttribute(name) ?? this.getAttribute(`data-${name}`);
    return own ?? (this.fromScript && SCRIPT ? SCRIPT.getAttribute(`data-${name}`) : null) ?? "";
  }

  // Opens the window; the first time, it is made.
  open({ focus = true } = {}) {
    if (!this.#panel) this.#makePanel();
    const was = this.#panel.hidden;
    this.#panel.hidden = false;
    this.#launcher?.setAttribute("aria-expanded", "true");
    this.setAttribute("open", "");
    this.#keepOpen(true);
    if (focus) this.#conversation.input.focus();
    if (was) this.#announce("gongbao-open");
  }

  close() {
    if (this.inline || !this.#panel || this.#panel.hidden) return;
    const held = this.#panel.contains(this.shadowRoot.activeElement);
    this.#panel.hidden = true;
    this.#launcher.setAttribute("aria-expanded", "false");
    this.removeAttribute("open");
    this.#keepOpen(false);
    if (held) this.#launcher.focus();
    this.#announce("gongbao-close");
  }

  // Asks as if it had been typed.
  ask(text) {
    this.open({ focus: false });
    const sent = this.#conversation.ask(text);
    if (sent) this.#greeting(false);
    return sent;
  }

  #keepOpen(open) {
    if (this.inline || this.memory.conversation.open === open) return;
    this.memory.conversation.open = open;
    this.memory.save();
  }

  // For the page around: `talking` stands while there is a conversation to show.
  #tellTalking() {
    this.toggleAttribute("talking", this.memory.conversation.turns.length > 0);
  }

  #announce(name, detail = {}) {
    if (name === "gongbao-ask") this.#tellTalking();
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  get #leastSize() {
    return { large: 1, largest: 2 }[this.option("size")] || 0;
  }

  get #size() {
    return Math.max(this.memory.preferences.size, this.#leastSize);
  }

  #dress() {
    const { contrast } = this.memory.preferences;
    const colour = this.option("colour") || this.option("color");
    dress(this.#frame, { theme: this.option("theme") || "auto", size: this.#size, contrast, colour });
  }

  #makeLauncher() {
    this.#launcher = h("button", { type: "button", class: "launcher", "aria-expanded": "false", "aria-haspopup": "dialog" });
    this.#launcher.append(icon("chat"), h("span", {}, this.texts.launch));
    this.#launcher.addEventListener("click", () => (this.#panel && !this.#panel.hidden ? this.close() : this.open()));
    return this.#launcher;
  }

  #makePanel() {
    const { texts, memory, client } = this;
    const log = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": texts.log, tabindex: "0" });
    const status = h("p", { class: "status", role: "status" });
    const input = h("textarea", { rows: "1", maxlength: String(LIMIT), placeholder: texts.placeholder, "aria-label": texts.label, enterkeyhint: "send" });
    const option = (name) => this.option(name);
    const announce = (name, detail) => this.#announce(name, detail);
    this.#conversation = new Conversation({ log, status, input, client, memory, texts, option, announce });
    const form = this.#composer(input);
    const parts = [this.#head(), log, status, form];
    this.#panel = h("section", { class: "panel", role: this.inline ? "region" : "dialog", "aria-label": this.#title, hidden: true }, parts);
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) this.close();
    });
    this.#greeting(!memory.conversation.turns.length);
    this.#frame.prepend(this.#panel);
    this.#panel.hidden = false;
    this.#tellTalking();
    this.#conversation.restore();
    this.#panel.hidden = true;
    const opening = this.option("opening-question");
    if (opening && !memory.conversation.turns.length) this.#conversation.ask(opening);
  }

  #head() {
    const { texts } = this;
    const asOf = this.option("as-of");
    const name = h("div", { class: "name" }, h("h2", {}, this.#title), asOf ? h("p", {}, filled(texts.asOf, asOf)) : null);
    const close = h("button", { type: "button", class: "close", "aria-label": texts.close, title: texts.close, onclick: () => this.close() }, icon("close"));
    const size = h("button", { type: "button", onclick: () => this.#enlarge(size) }, this.#sizeName());
    const { preferences } = this.memory;
    const contrast = h("button", { type: "button", "aria-pressed": String(preferences.contrast) }, texts.contrast);
    contrast.addEventListener("click", () => {
      preferences.contrast = !preferences.contrast;
      contrast.setAttribute("aria-pressed", String(preferences.contrast));
      this.memory.savePreferences();
      this.#dress();
    });
    const print = h("button", { type: "button", class: "print", onclick: () => this.#print() }, texts.print);
    const restart = h("button", { type: "button", onclick: () => this.#restart() }, texts.restart);
    const bar = h("div", { class: "bar", role: "group", "aria-label": this.#title }, size, contrast, print, restart);
    return h("div", { class: "head" }, name, this.inline ? null : close, bar);
  }

  #sizeName() {
    return filled(this.texts.size, this.texts.sizes[this.#size]);
  }

  #enlarge(button) {
    const { preferences } = this.memory;
    preferences.size = Math.max((this.#size + 1) % this.texts.sizes.length, this.#leastSize);
    this.memory.savePreferences();
    button.textContent = this.#sizeName();
    this.#dress();
  }

  #print() {
    printConversation(this.memory.conversation.turns, this.#title, this.texts, this.client);
  }

  #restart() {
    const { session } = this.memory.conversation;
    if (session) this.client.forget(session);
    this.memory.clear();
    this.#tellTalking();
    this.#conversation.log.replaceChildren();
    this.#greeting(true);
    this.#conversation.input.value = "";
    this.#conversation.input.focus();
    this.#conversation.say(this.texts.restarted);
  }

  #composer(input) {
    const { texts, memory } = this;
    const send = h("button", { type: "submit", class: "send", "aria-label": texts.send, title: texts.send }, icon("send"));
    const form = h("form", { class: "composer" }, input, send);
    const keep = () => {
      memory.conversation.draft = input.value;
      memory.save();
    };
    input.value = memory.conversation.draft;
    input.addEventListener("input", keep);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.ask(input.value)) return;
      input.value = "";
      keep();
    });
    return form;
  }

  #greeting(wanted) {
    const { log } = this.#conversation;
    const { texts } = this;
    if (!wanted) return removeKeepingFocus(log.querySelector(".greeting .examples"), this.#conversation.input);
    const group = (title, questions) =>
      h("section", {}, h("h3", {}, title),
        questions.map((text) => h("button", { type: "button", onclick: () => this.ask(text) }, text)));
    const english = texts.tag === "en";
    const groups = english
      ? [group(texts.citizens, QUESTIONS.english)]
      : [group(texts.citizens, QUESTIONS.citizens), group(texts.staff, QUESTIONS.staff)];
    const examples = this.option("examples") === "off" ? null : h("div", { class: "examples" }, groups);
    log.prepend(h("div", { class: "greeting" }, h("p", {}, texts.greeting), h("p", { class: "privacy" }, texts.privacy), examples));
    return undefined;
  }
}

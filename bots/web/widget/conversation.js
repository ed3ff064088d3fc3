// The turns of a conversation: sending, showing, rating, trying again. Knows nothing of the window around it.

class Conversation {
  constructor({ log, status, input, client, memory, texts, option, announce }) {
    Object.assign(this, { log, status, input, client, memory, texts, option, announce });
    this.busy = false;
  }

  get state() {
    return this.memory.conversation;
  }

  // Shows the turns that were kept; what never got its answer can be tried again.
  restore() {
    for (const turn of this.state.turns) {
      const place = this.#show(turn);
      if (turn.reply) this.#showReply(turn, place);
      else this.#showTrouble(turn, place, this.texts.offline);
    }
    this.#onlyLastSuggestions();
    if (this.state.turns.length) this.log.scrollTop = this.log.scrollHeight;
  }

  say(text) {
    this.status.textContent = "";
    this.status.textContent = text;
  }

  ask(message) {
    const text = message.trim();
    if (!text) return this.say(this.texts.empty), false;
    if (this.busy) return this.say(this.texts.busy), false;
    const turn = { say: text, reply: null };
    this.state.turns.push(turn);
    this.memory.save();
    this.announce("gongbao-ask");
    this.#send(turn, this.#show(turn));
    return true;
  }

  async #send(turn, place) {
    this.busy = true;
    this.say(this.texts.thinking);
    const dots = h("div", { class: "typing", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    removeKeepingFocus(place.querySelector(".trouble"), this.input);
    place.append(dots);
    this.#reveal(place);
    try {
      const before = this.state.session;
      const reply = await this.client.chat(turn.say, before, this.option("as-of"));
      if (!this.state.turns.includes(turn)) return;
      this.#remember(turn, reply, before);
      dots.remove();
      this.#onlyLastSuggestions(place);
      this.#showReply(turn, place);
      this.say("");
      this.announce("gongbao-reply", { kind: reply.kind });
    } catch (error) {
      dots.remove();
      this.say("");
      this.#showTrouble(turn, place, error instanceof Trouble ? error.message : this.texts.failed);
    } finally {
      this.busy = false;
    }
    this.#reveal(place);
  }

  #remember(turn, reply, before) {
    turn.renewed = Boolean(before) && before !== reply.session_id;
    this.state.session = reply.session_id;
    const earlier = this.state.turns.filter((each) => each.reply && each.reply.session_id === reply.session_id);
    turn.number = Number.isInteger(reply.turn) ? reply.turn : Math.max(-1, ...earlier.map((each) => each.number)) + 1;
    turn.reply = reply;
    this.memory.save();
  }

  #show(turn) {
    const words = h("p", { class: "said" }, h("span", { class: "hidden" }, `${this.texts.you}：`), turn.say);
    const place = h("div", { class: "turn" }, words);
    this.log.append(place);
    return place;
  }

  #showTrouble(turn, place, text) {
    const retry = h("button", { type: "button", class: "retry" }, this.texts.retry);
    retry.addEventListener("click", () => this.busy || this.#send(turn, place));
    place.append(h("div", { class: "trouble" }, h("p", {}, text), retry));
  }

  #showReply(turn, place) {
    const { reply } = turn;
    const { texts, client } = this;
    if (turn.renewed) place.before(h("p", { class: "note" }, texts.renewed));
    const heard = h("div", {}, h("span", { class: "hidden" }, `${texts.assistant}：`), ...warningsOf(reply, texts), ...answerOf(reply, texts));
    const parts = [heard, this.#options(turn), evidenceOf(reply, texts, client), this.#tools(turn)];
    place.append(h("article", { class: `reply ${reply.kind}` }, parts));
    const suggestions = this.#suggestions(reply);
    if (suggestions) place.append(suggestions);
  }

  #options(turn) {
    const { clarification } = turn.reply;
    if (!clarification || !clarification.options.length) return null;
    const buttons = clarification.options.map(({ label, value }) => {
      const button = h("button", { type: "button", "aria-pressed": String(turn.chosen === value) }, label);
      button.addEventListener("click", () => {
        if (turn.chosen !== undefined || !this.ask(value)) return;
        turn.chosen = value;
        this.memory.save();
        settle();
      });
      return { button, value };
    });
    const settle = () => {
      for (const { button, value } of buttons) {
        button.setAttribute("aria-pressed", String(turn.chosen === value));
        if (turn.chosen !== undefined) button.setAttribute("aria-disabled", "true");
      }
    };
    settle();
    return h("div", { class: "options", role: "group", "aria-label": this.texts.choose }, buttons.map((each) => each.button));
  }

  #suggestions(reply) {
    const offered = new Set(reply.clarification?.options.flatMap(({ label, value }) => [label, value]));
    const fresh = reply.suggestions.filter((text) => !offered.has(text));
    if (!fresh.length) return null;
    const buttons = fresh.map((text) => h("button", { type: "button", onclick: () => this.ask(text) }, text));
    return h("div", { class: "suggestions", role: "group", "aria-label": this.texts.next, "aria-live": "off" }, buttons);
  }

  // Suggestions belong to the last answer; older ones go, and focus that was on one goes to the input.
  #onlyLastSuggestions(place = this.log.lastElementChild) {
    for (const old of this.log.querySelectorAll(".suggestions")) {
      if (!place || !place.contains(old)) removeKeepingFocus(old, this.input);
    }
  }

  #tools(turn) {
    const { texts } = this;
    const copy = h("button", { type: "button" }, icon("copy"), texts.copy);
    copy.addEventListener("click", async () => {
      const copied = copyText(plainText(turn.reply, texts, this.client), this.log.getRootNode());
      this.say(await copied.then(() => texts.copied, () => texts.uncopied));
    });
    const tools = h("div", { class: "tools", "aria-live": "off" }, copy);
    if (turn.reply.kind === "smalltalk" || turn.reply.kind === "clarification") return tools;
    const rate = (helpful) => {
      const name = helpful ? "helpful" : "unhelpful";
      const button = h("button", { type: "button", class: name, "aria-pressed": String(turn.rated === helpful) });
      button.append(icon(helpful ? "good" : "bad"), texts[name]);
      button.addEventListener("click", () => this.#rate(turn, helpful, tools));
      return button;
    };
    tools.append(rate(true), rate(false));
    return tools;
  }

  async #rate(turn, helpful, tools, comment = "") {
    try {
      await this.client.feedback(turn.reply.session_id, turn.number, helpful, comment);
    } catch {
      this.say(this.texts.unsaved);
      return;
    }
    turn.rated = helpful;
    this.memory.save();
    for (const button of tools.querySelectorAll("[aria-pressed]")) {
      button.setAttribute("aria-pressed", String(button.classList.contains("helpful") === helpful));
    }
    this.say(this.texts.thanks);
    removeKeepingFocus(tools.querySelector(".reasons"), this.input);
    if (!helpful && !comment) tools.append(this.#reasons(turn, tools));
  }

  #reasons(turn, tools) {
    const buttons = this.texts.reasons.map((reason) =>
      h("button", { type: "button", onclick: () => this.#rate(turn, false, tools, reason) }, reason));
    return h("div", { class: "reasons", role: "group", "aria-label": this.texts.why }, h("span", {}, this.texts.why), buttons);
  }

  // Brings the question to the top of the log, so that the answer is read from its beginning.
  #reveal(place) {
    this.log.scrollTo({ top: place.offsetTop - 12, behavior: CALM.matches ? "auto" : "smooth" });
  }
}

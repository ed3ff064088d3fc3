// What outlives a page change: the conversation for this tab, preferences for this browser.
// A shared computer forgets the conversation when the tab is closed. Storage may be forbidden; then nothing is kept.

const KEPT_TURNS = 40;

class Memory {
  constructor(host) {
    this.key = `gongbao:${host}`;
    this.conversation = { session: null, turns: [], draft: "", open: false, ...this.#read("sessionStorage") };
    this.preferences = { size: 0, contrast: false, ...this.#read("localStorage") };
    if (!Array.isArray(this.conversation.turns)) this.conversation.turns = [];
  }

  #read(area) {
    try {
      return JSON.parse(window[area].getItem(this.key)) || {};
    } catch {
      return {};
    }
  }

  #write(area, value) {
    try {
      window[area].setItem(this.key, JSON.stringify(value));
    } catch {
      // Full or forbidden: the conversation goes on without being kept.
    }
  }

  save() {
    this.conversation.turns.splice(0, Math.max(0, this.conversation.turns.length - KEPT_TURNS));
    this.#write("sessionStorage", this.conversation);
  }

  savePreferences() {
    this.#write("localStorage", this.preferences);
  }

  clear() {
    Object.assign(this.conversation, { session: null, turns: [], draft: "" });
    this.save();
  }
}

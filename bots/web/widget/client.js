// Talks to the service. Every failure becomes a `Trouble` with the words to show.

const PATIENCE = 20000;

class Trouble extends Error {}

class Client {
  constructor(base, texts) {
    this.base = base;
    this.texts = texts;
  }

  address(path) {
    try {
      const url = new URL(path, this.base);
      return ["http:", "https:"].includes(url.protocol) ? url.href : null;
    } catch {
      return null;
    }
  }

  chat(message, session, asOf) {
    return this.#send("POST", "/api/chat", { message, session_id: session, as_of: asOf || null });
  }

  feedback(session, turn, helpful, comment) {
    return this.#send("POST", "/api/feedback", { session_id: session, turn, helpful, comment: comment || null });
  }

  forget(session) {
    return this.#send("DELETE", `/api/sessions/${encodeURIComponent(session)}`).catch(() => null);
  }

  async #send(method, path, content) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), PATIENCE);
    const headers = content ? { "Content-Type": "application/json" } : {};
    try {
      const body = content ? JSON.stringify(content) : undefined;
      const options = { method, headers, body, credentials: "omit", cache: "no-store", signal: abort.signal };
      const response = await fetch(this.address(path), options);
      if (!response.ok) throw await this.#trouble(response);
      return response.status === 204 ? null : await response.json();
    } catch (error) {
      if (error instanceof Trouble) throw error;
      throw new Trouble(abort.signal.aborted ? this.texts.slow : this.texts.offline);
    } finally {
      clearTimeout(timer);
    }
  }

  async #trouble(response) {
    const { status } = response;
    if (status === 429) return new Trouble(filled(this.texts.many, response.headers.get("Retry-After") || "60"));
    if (status === 503) return new Trouble(this.texts.unready);
    if (status < 400 || status >= 500) return new Trouble(this.texts.failed);
    const problem = await response.json().catch(() => ({}));
    return new Trouble(this.texts.refused + (problem.detail || problem.title || status));
  }
}

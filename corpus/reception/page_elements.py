"""The elements of a page by what they do: those that show no words, those that break a line, those that hold the others."""

from __future__ import annotations

UNSEEN = ["script", "style", "noscript", "template", "iframe", "svg", "select", "button", "input", "textarea", "head"]
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "figcaption",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
CONTAINERS = frozenset(
    {
        "article",
        "body",
        "center",
        "div",
        "font",
        "form",
        "html",
        "main",
        "section",
        "span",
        "table",
        "tbody",
        "td",
        "tr",
    }
)

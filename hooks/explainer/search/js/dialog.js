// The search box: asks the worker, shows what it answers. Texts go into the page as text, never as HTML.
function makeSearch(settings) {
  const { labels } = settings;
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const input = make("input", {
    type: "search", class: "search__query", "aria-label": labels.placeholder, placeholder: labels.placeholder,
    autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false", enterkeyhint: "search",
    "aria-controls": "search-results",
  });
  const close = make("button", { type: "button", class: "search__close", "aria-label": labels.close, title: labels.close }, "×");
  const status = make("p", { class: "search__status", role: "status" }, labels.hint);
  const list = make("ol", { class: "search__results", id: "search-results" });
  const all = make("a", { class: "search__all", href: settings.page }, labels.index);
  const dialog = make("dialog", { class: "search", "aria-label": labels.open },
    make("div", { class: "search__bar" }, input, close), status, list, make("p", { class: "search__foot" }, all));
  document.body.append(dialog);

  const worker = new Worker(settings.worker);
  let asked = "";
  let answered = "";
  const fail = () => {
    status.textContent = labels.failed;
    list.replaceChildren();
  };
  worker.onerror = fail;
  worker.onmessage = ({ data }) => {
    if (data.error) return fail();
    if (data.query !== asked) return; // the reader has typed on
    answered = data.query;
    status.textContent = data.count;
    list.replaceChildren(...data.results.map(show));
    list.scrollTop = 0;
  };
  worker.postMessage({ index: new URL(settings.index, location).href });

  const marked = (pieces) => pieces.map(([text, found]) => (found ? make("mark", {}, text) : text));
  function show({ url, kind, title, text, where }) {
    const link = make("a", { class: "search__link", href: settings.root + url });
    if (title.length) link.append(make("span", { class: "search__title" }, ...marked(title)));
    if (text.length) link.append(make("span", { class: "search__text" }, ...marked(text)));
    if (where) link.append(make("span", { class: "search__where" }, where));
    return make("li", { class: `search__result search__result--${kind}` }, link);
  }
  function ask() {
    asked = input.value.trim();
    if (asked) {
      if (asked !== answered) worker.postMessage({ query: asked });
    } else {
      answered = "";
      status.textContent = labels.hint;
      list.replaceChildren();
    }
  }
  function move(step) {
    const links = [...list.querySelectorAll("a")];
    const place = links.indexOf(document.activeElement) + step;
    (place < 0 ? input : links[Math.min(place, links.length - 1)])?.focus();
  }
  // Typing, pasting and input methods all end in "input"; composing ones only when the word is chosen.
  input.addEventListener("input", ask);
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === input) {
      list.querySelector("a")?.click();
    }
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    // A click beside the box, or on a result that stands on this page, closes it.
    if (event.target === dialog || event.target.closest(".search__link")) dialog.close();
  });
  return {
    open() {
      if (!dialog.open) dialog.showModal();
      input.select();
      input.focus();
    },
  };
}

// Stands in each page behind the button; loads the search only when the reader asks for it. Without scripts, the button
// is a link to the index page.
((button) => {
  const settings = JSON.parse(button.dataset.search);
  let dialog;
  const load = (tag, attributes) =>
    new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement(tag), attributes, { onload: resolve, onerror: reject });
      document.head.append(element);
    });
  const open = (event) => {
    event.preventDefault();
    dialog ??= Promise.all([
      load("link", { rel: "stylesheet", href: settings.style }),
      load("script", { src: settings.script }),
    ]).then(() => makeSearch(settings));
    dialog.then((made) => made.open(), () => location.assign(button.href));
  };
  button.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable], dialog");
    if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && (event.key === "/" || event.code === "Slash")) open(event);
  });
})(document.currentScript.previousElementSibling);

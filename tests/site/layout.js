// What is wrong with a page as laid out at the present size of the window: a list of [kind, place, detail].
(scope) => {
  const faults = [];
  const root = document.documentElement;
  const article = document.querySelector(scope) ?? document.body;
  const name = (element) => {
    const own = element.id ? `#${element.id}` : [...element.classList].map((one) => `.${one}`).join("");
    return element.tagName.toLowerCase() + own;
  };
  const place = (element) => `${element.parentElement ? `${name(element.parentElement)} > ` : ""}${name(element)}`;
  const shown = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) return false;
    // Text for screen readers only stands in a box of one pixel that cuts what does not fit.
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
      const outer = one.getBoundingClientRect();
      if (outer.width <= 1 && outer.height <= 1 && getComputedStyle(one).position === "absolute") return false;
    }
    return true;
  };
  const words = (node) => node.data.trim().slice(0, 30);
  // Whether a part of the page can be brought into view by scrolling something that is smaller than the window.
  const scrolls = (element) => {
    for (let one = element.parentElement; one && one !== root && one !== document.body; one = one.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(one).overflowX)) return true;
    }
    return false;
  };

  if (root.scrollWidth > root.clientWidth) faults.push(["scrolls sideways", "html", `${root.scrollWidth} > ${root.clientWidth}`]);

  for (const element of document.body.querySelectorAll("*")) {
    if (!shown(element)) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const inArticle = article.contains(element);
    if (inArticle && (box.right > root.clientWidth + 1 || box.left < -1) && !scrolls(element)) {
      faults.push(["sticks out of the window", place(element), `${Math.round(box.left)}–${Math.round(box.right)}`]);
    }
    const text = [...element.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
    if (text && cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) {
      faults.push(["text is cut", place(element), words(text)]);
    } else if (text && cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1) {
      faults.push(["text is cut", place(element), words(text)]);
    }
  }

  // Boxes that stand beside or below each other.
  const flows = (element) => {
    const style = getComputedStyle(element);
    return shown(element) && style.position === "static" && !style.display.startsWith("inline") && style.float === "none";
  };
  for (const parent of [article, ...article.querySelectorAll("*")]) {
    const children = [...parent.children].filter(flows);
    for (let index = 1; index < children.length; index += 1) {
      const [one, other] = [children[index - 1], children[index]].map((child) => child.getBoundingClientRect());
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 1 && down > 1) faults.push(["boxes overlap", place(children[index]), name(children[index - 1])]);
    }
  }

  // Lines of text over each other: the middle thirds of lines, where the letters are, must not meet.
  const lines = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || !shown(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 1) lines.push({ node, left: box.left + 1, right: box.right - 1, top: box.top + box.height / 3, bottom: box.bottom - box.height / 3 });
    }
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, index) => {
    for (let next = index + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (other.node !== one.node && other.left < one.right && one.left < other.right) {
        faults.push(["text over text", place(other.node.parentElement), `${words(one.node)} / ${words(other.node)}`]);
      }
    }
  });

  // What is pressed with a finger (WCAG 2.5.8): 24 pixels each way, except links in running text.
  const inText = (element) => {
    let outer = element;
    while (getComputedStyle(outer).display === "inline") outer = outer.parentElement;
    return outer !== element && outer.textContent.trim().length > element.textContent.trim().length;
  };
  for (const element of document.querySelectorAll("a[href], button, summary, input, select, label[for]")) {
    if (!shown(element) || element.disabled || getComputedStyle(element).pointerEvents === "none") continue;
    if (inText(element)) continue;
    // The theme keeps labels of menus that only phones have, as headings, where there is nothing to press.
    if (element.localName === "label" && getComputedStyle(element).cursor !== "pointer") continue;
    const box = element.getBoundingClientRect();
    if (box.width < 24 || box.height < 24) {
      faults.push(["small target", place(element), `${Math.round(box.width)}×${Math.round(box.height)}`]);
    }
  }
  return faults;
}

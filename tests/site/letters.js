// Letters of a page that its fonts cannot draw: each looks like one that no font has. A list of [letter, font].
() => {
  const canvas = new OffscreenCanvas(40, 40);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const drawn = (font, letter) => {
    context.clearRect(0, 0, 40, 40);
    context.font = font;
    context.textBaseline = "middle";
    context.fillText(letter, 8, 20);
    return context.getImageData(0, 0, 40, 40).data.join();
  };
  const used = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(element.tagName) || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const font = `${style.fontStyle} ${style.fontWeight} 24px ${style.fontFamily}`;
    if (!used.has(font)) used.set(font, new Set());
    for (const letter of node.data) used.get(font).add(letter);
  }
  const missing = [];
  for (const [font, letters] of used) {
    // Unassigned places in three planes; the box that is drawn for them may show their number, so each is one to avoid.
    const boxes = ["\u0378", "\u{2fe0}", "\u{10fffd}"].map((letter) => drawn(font, letter));
    for (const letter of letters) {
      if (/[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u.test(letter) && boxes.includes(drawn(font, letter))) missing.push([letter, font]);
    }
  }
  return missing;
}

// The worker: loads the index of one language once, then answers queries. It never touches the page.
const FOUND_AT_MOST = 30;
// Pages about the sources weigh less than pages about the Convention.
const LESS = [["sources/", 0.5], ["disagreements/", 0.85]];
let ready;

// The index is one short list: see index.py, which writes it.
function documentsOf(index) {
  const swap = new Map();
  [...index.swap].forEach((letter, place, all) => swap.set(letter, all[place ^ 1]));
  const read = (text) => Array.from(text, (letter) => swap.get(letter) ?? letter).join("");
  const ids = index.ids.split(" ");
  const texts = read(index.texts).split("\n");
  const documents = [];
  let place = 0;
  for (const [address, title, sections] of index.pages) {
    const page = read(title);
    const less = LESS.find(([start]) => address.startsWith(start))?.[1];
    documents.push({ kind: "page", url: address, title: page, text: "", around: "", where: "", others: [], less });
    for (const [anchor, heading, count] of sections) {
      const section = read(heading);
      const where = section ? `${page} › ${section}` : page;
      if (anchor) {
        documents.push({ kind: "section", url: `${address}#${anchor}`, title: section, text: "", around: page, where: page, others: [], less });
      }
      for (let i = 0; i < count; i++, place++) {
        const id = ids[place].startsWith(".") ? address.slice(0, -1) + ids[place] : ids[place];
        documents.push({ kind: "statement", url: `${address}#${id}`, title: "", text: texts[place], around: where, where, others: [], less });
      }
    }
  }
  for (const [kind, id, name, detail, others] of index.names) {
    documents.push({
      kind: "name", url: `${index.kinds[kind][0]}#${id}`, title: read(name), text: read(detail), around: "",
      where: index.kinds[kind][1], others,
    });
  }
  return documents;
}

// A text in pieces, those that hold a word of the query marked.
function pieces(text, matched, normal) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[/.,٫٬\-\u2010\u2011\u200c]+[\p{L}\p{N}\p{M}]+)*/gu)) {
    if (normal.words(match[0]).flat(2).some((stem) => matched.has(stem))) {
      found.push([text.slice(end, match.index), false], [match[0], true]);
      end = match.index + match[0].length;
    }
  }
  return [...found, [text.slice(end), false]].filter(([piece]) => piece);
}

async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const index = await response.json();
  const normal = normalizer(index.rules);
  return { index, normal, found: engine(normal, documentsOf(index)) };
}

onmessage = async ({ data }) => {
  try {
    if (data.index) ready = load(data.index);
    const { index, normal, found } = await ready;
    if (data.query === undefined) return;
    const { results, matched } = found.search(data.query, FOUND_AT_MOST);
    postMessage({
      query: data.query,
      count: index.counts[results.length],
      results: results.map(({ entry }) => ({
        url: entry.url,
        kind: entry.kind,
        title: pieces(entry.title, matched, normal),
        text: pieces(entry.text, matched, normal),
        where: entry.where,
      })),
    });
  } catch (error) {
    postMessage({ error: String(error) });
  }
};

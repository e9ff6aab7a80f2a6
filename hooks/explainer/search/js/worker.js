// The worker: loads the index of one language once, then answers queries. It never touches the page.
const FOUND_AT_MOST = 30;
// What is said about the sources weighs less than what is said about the Convention.
const LESS = [["disagreements/", 0.8]];
const REMARK = 0.8;
const LEAD = 1.15; // what stands on top of a page
const stemsOfWord = new Map();
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
  for (const [address, title, others, sections] of index.pages) {
    const page = read(title);
    const less = LESS.find(([start]) => address.startsWith(start))?.[1];
    documents.push({ kind: "page", url: address, title: page, text: "", around: "", where: "", others, less });
    for (const [anchor, heading, count] of sections) {
      const section = read(heading);
      const where = section ? `${page} › ${section}` : page;
      if (anchor) {
        documents.push({ kind: "section", url: `${address}#${anchor}`, title: section, text: "", around: page, where: page, others: [], less });
      }
      for (let i = 0; i < count; i++, place++) {
        const [own, remark] = ids[place].split("!"); // "!" marks a remark of ours
        const id = own.startsWith(".") ? address.slice(0, -1) + own : own;
        documents.push({ kind: "statement", url: `${address}#${id}`, title: "", text: texts[place], around: where, where, others: [], less: remark === undefined ? (section ? less : LEAD) : REMARK });
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
  const isMatched = (word) => {
    if (!stemsOfWord.has(word)) stemsOfWord.set(word, normal.words(word).flat(2));
    return stemsOfWord.get(word).some((stem) => matched.has(stem));
  };
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[/.,٫٬\-\u2010\u2011\u200c]+[\p{L}\p{N}\p{M}]+)*/gu)) {
    if (isMatched(match[0])) {
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

// Brings words to the form in which they are compared. The same steps, in the same order, as normalize.py.
const JOINERS = /[/.\-\u2010\u2011\u200c]+/u;
const WORD = /[\p{L}\p{N}]+(?:[/.\-\u2010\u2011\u200c]+[\p{L}\p{N}]+)*/gu;

function normalizer(rules) {
  const longestFirst = (words) =>
    words.split(" ").filter(Boolean).map((word) => word.split(">")).sort((one, other) => other[0].length - one[0].length);
  const stop = new Set(rules.stop.split(" "));
  const prefixes = longestFirst(rules.prefixes);
  const doubtful = longestFirst(rules.doubtful);
  const rounds = rules.suffixes.map(longestFirst);
  const irregular = new Map(Object.entries(rules.irregular));
  // Each entry is a letter followed by what it is written as.
  const replacer = (entries) => {
    const table = new Map(entries.split(" ").map((entry) => [entry[0], entry.slice(1)]));
    const letters = new RegExp(`[${[...table.keys()].join("")}]`, "gu");
    return (text) => text.replace(letters, (letter) => table.get(letter));
  };
  const digits = replacer(rules.digits);
  const letters = replacer(rules.letters);
  const known = new Map(); // the stems of words seen before: most words of a text are

  function fold(text) {
    text = digits(text)
      .replace(/([0-9])[,\u00a0\u202f](?=[0-9]{3}(?![0-9]))/g, "$1")
      .replace(/([0-9]),(?=[0-9])/g, "$1.");
    return letters(text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, ""));
  }
  function withoutPrefix(word, list, spare) {
    const found = list.find(([prefix]) => word.startsWith(prefix) && word.length - prefix.length >= rules.shortest + spare);
    return found ? word.slice(found[0].length) : word;
  }
  function withoutEndings(word) {
    for (const endings of rounds) {
      const found = endings.find(([ending]) => word.endsWith(ending) && word.length - ending.length >= rules.shortest);
      if (found) word = word.slice(0, word.length - found[0].length) + (found[1] ?? "");
    }
    return word;
  }
  function stems(word) {
    if (stop.has(word) || (word.length === 1 && !/\p{N}/u.test(word))) return [];
    if (/\p{N}/u.test(word)) return [word];
    const bare = withoutPrefix(word, prefixes, 0);
    const other = bare === word ? withoutPrefix(word, doubtful, 1) : bare;
    return [...new Set([bare, other].map((each) => irregular.get(word) ?? irregular.get(each) ?? withoutEndings(each)))];
  }
  function words(text) {
    const found = [];
    for (const [word] of fold(text).matchAll(WORD)) {
      const parts = word.split(JOINERS);
      const whole = parts.length > 1 ? [word.replace(/[\-\u2010\u2011\u200c]+/gu, "")] : [];
      const each = [...whole, ...parts].map((part) => known.get(part) ?? known.set(part, stems(part)).get(part)).filter((list) => list.length);
      if (each.length) found.push(each);
    }
    return found;
  }
  const asking = new Set(rules.asking.split(" "));
  const asksForFigure = (text) => fold(text).split(/[^\p{L}]+/u).some((word) => asking.has(word));
  return { words, asksForFigure };
}

// Ranks what can be found for a query: BM25 over weighted fields, prefixes, slips of the keyboard, other names.
const FIELDS = { title: 3, text: 1, around: 0.4, other: 2.5 };
const KINDS = { page: 1.5, section: 1.15, statement: 1, name: 1.3 };
const ALIKE = 0.45; // a word within a slip or two of the one typed
const BEGUN = 0.75; // a word that only begins like the one typed
const MEANT = 0.6; // a word of the thing whose other name was typed
const FIGURE = 1.4; // "how many" and "when" ask for a statement, not for a heading
const WHOLE = 2.2; // the query is a whole title or name
const WITHIN = 1.15; // the query holds a whole title or name

function engine(normal, documents) {
  const postings = new Map(); // stem -> Map(document -> weight)
  const sizes = [];
  const otherNames = []; // [stems of the other name, stems of the name]
  const stemsOf = (text) => [...new Set(normal.words(text).flat(2))];
  documents.forEach((entry, number) => {
    sizes[number] = 0;
    const add = (stem, weight) => {
      const found = postings.get(stem) ?? postings.set(stem, new Map()).get(stem);
      found.set(number, (found.get(number) ?? 0) + weight);
    };
    for (const field of ["title", "text", "around"]) {
      for (const word of normal.words(entry[field])) {
        sizes[number] += FIELDS[field];
        for (const stem of new Set(word.flat())) add(stem, FIELDS[field]);
      }
    }
    entry.wholes = [stemsOf(entry.title)];
    for (const other of entry.others) {
      const stems = other.split(" ");
      entry.wholes.push(stems);
      otherNames.push([stems, entry.wholes[0]]);
      for (const stem of stems) add(stem, FIELDS.other);
    }
  });
  const average = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const vocabulary = new Map(); // first letter -> stems: people rarely miss the first letter
  for (const stem of postings.keys()) {
    (vocabulary.get(stem[0]) ?? vocabulary.set(stem[0], []).get(stem[0])).push(stem);
  }

  // The words of the index that a stem may stand for, each with how well it fits.
  function expand(stem, found, factor, last) {
    const keep = (word, fit) => fit > (found.get(word) ?? 0) && found.set(word, fit);
    if (postings.has(stem)) keep(stem, factor);
    const isNumber = /\p{N}/u.test(stem);
    const slips = isNumber || stem.length < 5 ? 0 : stem.length < 8 ? 1 : 2;
    for (const word of vocabulary.get(stem[0]) ?? []) {
      if (stem.length > 2 && word.startsWith(stem) && word !== stem && !(isNumber && !last)) {
        keep(word, factor * BEGUN * (last ? 1 : stem.length / word.length));
      } else if (slips && Math.abs(word.length - stem.length) <= slips && !/\p{N}/u.test(word)) {
        const distance = distanceWithin(stem, word, slips);
        if (distance) keep(word, (factor * ALIKE) / distance);
      }
    }
  }
  // What each word of the query may stand for: the words of the index with how well each fits.
  function terms(query) {
    const words = normal.words(query);
    const groups = [];
    words.forEach((word, place) => {
      const last = place === words.length - 1;
      const parts = word.length > 1 ? word.slice(1) : word;
      for (const part of parts) {
        const found = new Map();
        for (const stem of part) expand(stem, found, 1, last);
        for (const stem of word.length > 1 ? word[0] : []) if (postings.has(stem)) found.set(stem, 1.5);
        groups.push({ found, stems: part });
      }
    });
    // Two words that the index writes as one, and words that are another name of something.
    for (let place = 0; place + 1 < groups.length; place++) {
      for (const stem of normal.words(groups[place].stems[0] + groups[place + 1].stems[0]).flat(2)) {
        if (postings.has(stem)) for (const group of [groups[place], groups[place + 1]]) group.found.set(stem, 1.2);
      }
    }
    for (const [stems, name] of otherNames) {
      const using = stems.map((stem) => groups.find((group) => group.stems.includes(stem)));
      if (using.every(Boolean)) {
        for (const group of using) for (const stem of name) if (!group.found.has(stem)) group.found.set(stem, MEANT);
      }
    }
    return groups;
  }
  function search(query, limit) {
    const groups = terms(query);
    const scores = new Map(); // document -> [score, groups found]
    for (const { found } of groups) {
      const best = new Map();
      const inMany = new Set();
      for (const [stem, fit] of found) if (fit >= ALIKE) for (const number of postings.get(stem).keys()) inMany.add(number);
      for (const [stem, fit] of found) {
        const entries = postings.get(stem);
        const rare = Math.log(1 + documents.length / Math.max(entries.size, fit < 1 ? inMany.size : 1));
        for (const [number, weight] of entries) {
          const often = (weight * 2.2) / (weight + 1.2 * (0.4 + (0.6 * sizes[number]) / average));
          const score = fit * rare * often;
          if (score > (best.get(number) ?? 0)) best.set(number, score);
        }
      }
      for (const [number, score] of best) {
        const [sum, count] = scores.get(number) ?? [0, 0];
        scores.set(number, [sum + score, count + 1]);
      }
    }
    const wantsFigure = normal.asksForFigure(query);
    const asked = new Set(groups.flatMap((group) => group.stems));
    const fit = (stems) => {
      if (!stems.length || !stems.every((stem) => asked.has(stem))) return 1;
      return groups.every((group) => group.stems.some((stem) => stems.includes(stem))) ? WHOLE : WITHIN;
    };
    const results = [...scores].map(([number, [sum, count]]) => {
      const entry = documents[number];
      const whole = Math.max(...entry.wholes.map(fit));
      return { entry, score: sum * (count / groups.length) ** 1.5 * KINDS[entry.kind] * (entry.less ?? 1) * whole *
        (wantsFigure && entry.kind === "statement" ? FIGURE : 1), number };
    });
    results.sort((one, other) => other.score - one.score || one.number - other.number);
    return { results: results.slice(0, limit), matched: new Set(groups.flatMap((group) => [...group.found.keys()])) };
  }
  return { search };
}

// The number of letters to add, drop, change or swap between two words, 0 when they are further apart than `most`.
function distanceWithin(one, other, most) {
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return 0;
    before = row;
    row = next;
  }
  return row[other.length] <= most ? row[other.length] : 0;
}

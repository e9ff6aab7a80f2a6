// What html-validate checks on every page of the built site (tests/site/test_validity.py). Faults of the theme that
// cannot be mended here are named one by one in tests/site/exceptions.yml.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // HTML allows any id without white space (and statements have dots in theirs); the stricter rule is about CSS.
    "valid-id": ["error", { relaxed: true }],
    // The length of a bar in a chart is a number from the data.
    "no-inline-style": ["error", { allowedProperties: ["--share"] }],
    // Safari takes a list without markers for no list, unless its role says so.
    "no-redundant-role": "off",
    "prefer-native-element": ["error", { exclude: ["list"] }],
    // A matter of style in the source, invisible to readers and valid; the theme's templates are full of it.
    "no-trailing-whitespace": "off",
    // Both spellings are valid.
    "doctype-style": "off",
    // Advice for search results. The title of a page about a source says what the source reports.
    "long-title": "off",
  },
};

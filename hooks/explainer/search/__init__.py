"""Search: what is found (records), how words are compared (rules, normalize), and what the browser is given (bundle).

Words are brought to one form twice: here, for the other names of things, and in the reader's browser, by
``js/normalize.js``, for texts and queries. Both read the tables of ``rules`` and are tested with one list of cases.
"""

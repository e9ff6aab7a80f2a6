"""Turn cited statements in YAML into pages in several languages.

The package knows nothing of MkDocs; ``hooks/events.py`` connects the two. Its layers import downward only::

    errors < addresses < environment < model < approvals < yamlfile < facts < derived < load < validity < translations
           < history < localize < quicktext < text < bidi < references < views < proof < pages < htmlpage < publish
           < fonts < stylesheets < checks < verification < permalinks < coverage < schemas < due < approve < __main__

``components/`` holds the markup that pages are made of.
"""

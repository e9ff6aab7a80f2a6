"""Turn cited statements in YAML into pages in several languages.

The package knows nothing of MkDocs; ``hooks/events.py`` connects the two. Its layers import downward only::

    errors < addresses < model < yamlfile < facts < load < history < localize < text < bidi < references < views
           < proof < pages < htmlpage < publish < checks < permalinks < coverage < schemas < __main__

``components/`` holds the markup that pages are made of.
"""

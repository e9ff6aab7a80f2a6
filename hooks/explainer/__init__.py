"""Turn cited statements in YAML into pages in several languages.

The package knows nothing of MkDocs; ``hooks/events.py`` connects the two. Its layers import downward only::

    errors < environment < model < approvals < yamlfile < facts < derived < load < validity < translations < localize
           < quicktext < text < bidi < references < views < pages < htmlpage < publish < checks < verification
           < coverage < schemas < due < approve < __main__

``components/`` holds the markup that pages are made of.
"""

"""Turn cited statements in YAML into pages in several languages.

The package knows nothing of MkDocs; ``hooks/events.py`` connects the two. Its layers import downward only::

    errors < model < yamlfile < facts < load < localize < text < bidi < references < views < pages < htmlpage
           < publish < checks < coverage < schemas < __main__

``components/`` holds the markup that pages are made of.
"""

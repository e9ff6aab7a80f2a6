"""Turn cited statements in YAML into pages in several languages.

The package knows nothing of MkDocs; ``hooks/events.py`` connects the two. Its layers import downward only::

    errors < model < yamlfile < facts < load < localize < text < bidi < references < components < pages
           < check < coverage < schemas < __main__
"""

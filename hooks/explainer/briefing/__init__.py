"""Briefings: the pages as PDF files to print and hand on, made from the same statements and the same components.

``plan`` says which there are, ``content`` writes each as one HTML document, ``typeset`` makes a PDF of it (WeasyPrint),
``finish`` mends what the engine leaves open (pikepdf), ``store`` makes only what changed, ``verify`` reads a file.
"""

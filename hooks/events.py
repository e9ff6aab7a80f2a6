"""Connect MkDocs to the explainer: each event becomes a call into the package. No other file imports mkdocs.

mkdocs-static-i18n builds the default language first and the others from inside its own ``on_post_build`` (priority
-100); every event fires once per language. Data are loaded once, before that plugin's ``on_config`` (-100); what
depends on the language runs after it; what happens once per site happens after its ``on_post_build``, outside its loop.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explainer.bidi import isolate
from explainer.checks import check
from explainer.errors import ContentError, Problem, quoted
from explainer.facts import Facts, Place
from explainer.htmlpage import ThemeChanged, finish_page
from explainer.pages import PageRenderer, all_templates
from explainer.publish import discard, put_in_place, staging_directory
from explainer.views import MissingLabel
from explainer.yamlfile import locate
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

log = logging.getLogger("mkdocs.plugins.explainer")


@dataclass
class _Build:
    """What one build of all languages shares."""

    facts: Facts
    site: Path
    staging: Path
    warnings: CountHandler


_build: _Build | None = None


def _current() -> _Build:
    assert _build is not None, "on_config comes first"
    return _build


def _i18n(config: MkDocsConfig) -> Any:
    """The plugin mkdocs-static-i18n, which ships no types."""
    return config.plugins["i18n"]


def _language(config: MkDocsConfig) -> str:
    return str(_i18n(config).current_language)


def _slug(page: Page) -> str:
    return page.file.src_uri.removesuffix(".md")


def _is_nested(config: MkDocsConfig) -> bool:
    """Whether this is one of the further languages that mkdocs-static-i18n builds inside the first build."""
    return bool(_i18n(config).building)


@event_priority(50)  # before mkdocs-static-i18n, which takes over the configuration
def _load(config: MkDocsConfig) -> MkDocsConfig:
    global _build
    if _is_nested(config):
        return config
    warnings = CountHandler()
    warnings.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(warnings)
    facts, problems = check(Path(config.config_file_path).parent)
    for problem in problems:
        if problem.level == "warning":
            log.warning(str(problem))
    errors = [problem for problem in problems if problem.level == "error"]
    if facts.complete:
        errors += _settings_problems(config, facts)
    if errors:
        raise PluginError(str(ContentError(errors)))
    site = Path(config.site_dir)
    _build = _Build(facts, site, staging_directory(site), warnings)
    config.site_dir = str(_build.staging)
    return config


def _settings_problems(config: MkDocsConfig, facts: Facts) -> list[Problem]:
    """What does not fit the data in mkdocs.yml: another list of languages, a section whose title is no label."""
    path = Path(config.config_file_path)
    settings = Place(locate(path.parent, path), ())
    problems = []
    configured = [f"{item.locale} {item.name}" for item in _i18n(config).config.languages]
    wanted = [f"{code} {language.name}" for code, language in facts.languages.items()]
    if configured != wanted and facts.known("languages") == set(facts.languages):
        place = ("plugins", 0, "i18n", "languages")
        expected = f"the languages of data/languages.yml: {', '.join(wanted)}"
        problems.append(settings.problem(*place, expected=expected, found=", ".join(configured)))
    for index, item in enumerate(config.nav or []):
        for title in item if isinstance(item, dict) else []:
            if title not in facts.known("labels"):
                problems.append(settings.problem("nav", index, expected="the id of a label", found=quoted(title)))
    return problems


def _theme_label(id: str, lang: str) -> str:
    """A label that the theme shows."""
    try:
        return PageRenderer(_current().facts, lang, "index").plain_label(id)
    except MissingLabel as error:
        expected = f"the label {id}, which the theme shows"
        raise PluginError(str(Problem("data/labels/interface.yml", 1, "", expected, "none"))) from error


@event_priority(-150)  # after mkdocs-static-i18n has chosen the language
def _use_language(config: MkDocsConfig) -> MkDocsConfig:
    lang = _language(config)
    config.site_name = _theme_label("site.name", lang)
    config.site_description = _theme_label("site.description", lang)
    for palette, label in zip(config.theme["palette"], ("theme.light", "theme.dark"), strict=True):
        palette["toggle"]["name"] = _theme_label(label, lang)
    return config


on_config = CombinedEvent(_load, _use_language)


@event_priority(50)  # before mkdocs-static-i18n sorts the files by language
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that have no file of their own, one for each source."""
    for slug in all_templates(_current().facts):
        uri = f"{slug}.md"
        if files.get_file_from_path(uri) is None:
            # mkdocs-static-i18n knows only files below docs_dir; on_page_read_source stands in for the missing one.
            files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Read a page's template from the loaded facts, so that every language is made from the text that was checked."""
    return all_templates(_current().facts)[_slug(page)].text


@event_priority(-150)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give the sections of the navigation and the home page their names in the language."""
    lang = _language(config)
    for item in nav.items:
        if isinstance(item, Section):
            item.title = _theme_label(item.title, lang)
    if nav.homepage is not None:
        nav.homepage.title = _theme_label("nav.home", lang)
    return nav


@event_priority(100)  # before any other plugin sees the Markdown
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Render the page's template in the language being built."""
    facts, slug = _current().facts, _slug(page)
    rendered = PageRenderer(facts, _language(config), slug).render(all_templates(facts)[slug])
    page.meta.update(title=rendered.title, description=rendered.description)
    if slug == "index":
        page.meta["hide"] = ["toc"]
    return rendered.markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Isolate what runs in the other direction."""
    lang = _language(config)
    return isolate(html, lang, _current().facts.languages[lang].direction)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give theme templates the languages and their labels."""
    facts = _current().facts
    env.globals["explainer_languages"] = facts.languages
    env.globals["explainer_label"] = _theme_label
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Finish what the theme leaves open: direction, links to the other languages."""
    languages, default = _current().facts.languages, _i18n(config).default_language
    lang = _language(config)
    own_url = page.url if lang == default else page.url.removeprefix(f"{lang}/")
    site_url = config.site_url or "/"
    alternates = {code: site_url + ("" if code == default else f"{code}/") + own_url for code in languages}
    try:
        return finish_page(output, languages[lang].direction, alternates, default)
    except ThemeChanged as error:
        raise PluginError(str(error)) from error


@event_priority(-200)  # after mkdocs-static-i18n has built the other languages
def on_post_build(config: MkDocsConfig) -> None:
    """Once all languages are built and nothing is amiss, put the new site in place of the old one."""
    build = _current()
    if _is_nested(config):
        return
    logging.getLogger("mkdocs").removeHandler(build.warnings)
    if config.strict and build.warnings.get_counts():
        return  # MkDocs is about to abort; on_build_error clears up
    # MkDocs writes the time of the build into this copy; without it, the same input gives the same bytes.
    (build.staging / "sitemap.xml.gz").unlink(missing_ok=True)
    put_in_place(build.staging, build.site)


def on_build_error(error: Exception) -> None:
    """Leave nothing of a failed build behind."""
    if _build is not None:
        logging.getLogger("mkdocs").removeHandler(_build.warnings)
        discard(_build.staging)

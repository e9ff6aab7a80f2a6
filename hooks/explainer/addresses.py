"""Where the site and its repository stand on the web, as far as a build has been told, and what is found there."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

# The folder of the permanent addresses of statements: /s/signing.total/.
PERMALINKS = "s"


@dataclass(frozen=True)
class Addresses:
    """The address of the site's home page and of its repository; empty when unknown."""

    site_url: str = ""
    repo_url: str = ""

    def permalink(self, id: str) -> str:
        """The absolute permanent address of a statement; below the root when the site's address is unknown."""
        return f"{self.site_url.rstrip('/')}/{PERMALINKS}/{id}/"

    def new_issue(self, title: str, body: str) -> str | None:
        """The address that opens a new issue with these words in it; ``None`` when the repository is unknown."""
        if self._repository is None:
            return None
        if self._is_gitlab:
            return f"{self._repository}/-/issues/new?" + _query({"issue[title]": title, "issue[description]": body})
        return f"{self._repository}/issues/new?" + _query({"title": title, "body": body})

    def commit(self, digest: str) -> str | None:
        """The address of a commit; ``None`` when the repository is unknown."""
        if self._repository is None:
            return None
        return f"{self._repository}{'/-' if self._is_gitlab else ''}/commit/{quote(digest)}"

    @property
    def _repository(self) -> str | None:
        """The repository's address without what follows its path; only what a browser opens as a page counts."""
        parts = urlsplit(self.repo_url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            return None
        path = parts.path.rstrip("/").removesuffix(".git")
        return f"{parts.scheme}://{parts.netloc}{quote(path, safe='/~%')}"

    @property
    def _is_gitlab(self) -> bool:
        return "gitlab" in urlsplit(self.repo_url).netloc


def _query(fields: dict[str, str]) -> str:
    return urlencode(fields, quote_via=quote, safe="")

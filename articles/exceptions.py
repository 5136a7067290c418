"""What can go wrong, each with a code, a message a person can act on, and whether trying again makes sense."""

from __future__ import annotations


class CoverageError(Exception):
    """Base of all errors the project raises on purpose."""


class ModelError(CoverageError):
    """The language model is missing or can't do the work; the message says what to do."""


class PermissionRefused(CoverageError):
    """The person may not do this."""


class SubmissionError(CoverageError):
    """What an editor submitted can't be taken as it is; the message says why and what to do."""


class IngestError(CoverageError):
    """An article could not be fetched or read. Subclasses fix the code and whether a retry makes sense."""

    code = "ingest"
    retry = False
    message = "The article could not be read. Paste its text instead."

    def __init__(self, user_message: str = "", *, detail: str = "") -> None:
        """Keep a message for people (the class's own by default) and a technical detail for the log."""
        self.user_message = user_message or self.message
        self.detail = detail
        super().__init__(f"{self.code}: {self.user_message}" + (f" ({detail})" if detail else ""))


class InvalidAddress(IngestError):
    """Not a web address that may be fetched at all."""

    code = "invalid_address"
    message = "This is not a web address. It must start with http:// or https:// and name a public site."


class AddressRefused(IngestError):
    """The host is not on the public internet."""

    code = "address_refused"
    message = "This address leads into a private network and was not opened. Paste the article’s text instead."


class HostNotFound(IngestError):
    """The name does not resolve."""

    code = "host_not_found"
    retry = True
    message = "No site answers to this name. Check the address for a typing error."


class SiteUnreachable(IngestError):
    """Connection refused, broken or too slow."""

    code = "unreachable"
    retry = True
    message = "The site did not answer in time. Try again later, or paste the article’s text."


class PageNotFound(IngestError):
    """404 or 410."""

    code = "not_found"
    message = "The site says this page does not exist. Check the address, or paste the article’s text."


class PageForbidden(IngestError):
    """401, 402, 403, 451, 429."""

    code = "forbidden"
    message = "The site refuses to show this page to us. Paste the article’s text instead."


class SiteFailed(IngestError):
    """5xx."""

    code = "site_error"
    retry = True
    message = "The site had an error of its own. Try again later, or paste the article’s text."


class TooManyRedirects(IngestError):
    """A loop or a long chain."""

    code = "redirects"
    message = "The address sends us from page to page without end. Open it in a browser and use the final address."


class TooLarge(IngestError):
    """Over a size limit."""

    code = "too_large"
    message = "This is larger than an article can be. Paste only the article’s text."


class NotAnArticle(IngestError):
    """No article text could be found."""

    code = "no_article"
    message = "No article text was found here. Paste the text by hand."


class UnsupportedFile(IngestError):
    """Not a kind of file we read."""

    code = "unsupported"
    message = "This kind of file can’t be read. Use a .html or .txt file, or paste the text."


class ExtractionFailed(IngestError):
    """The parser gave up, was too slow or took too much memory."""

    code = "extraction_failed"
    message = "This page is built in a way we can’t read. Paste the article’s text instead."

"""What a browser calls itself, in words: the usual browsers and systems, and no others."""

from django.utils.translation import gettext as _

BROWSERS = {
    "Edg": "Edge",  # who is built on another names that one too, so these come first
    "EdgA": "Edge",
    "EdgiOS": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iOS",
    "iPad": "iPadOS",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Macintosh": "macOS",
    "Linux": "Linux",
}


def in_words(user_agent: str) -> str:
    """`Firefox on Windows`; '' where either is not known, because half of it may be wrong."""
    browser = next((name for mark, name in BROWSERS.items() if f"{mark}/" in user_agent), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    if not browser or not system:
        return ""
    # Translators: in which browser a person is signed in: "Firefox on Windows".
    return _("{browser} on {system}").format(browser=browser, system=system)

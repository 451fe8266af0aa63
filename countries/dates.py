"""Dates that are known to the day, the month or the year, and how each language writes them.

Source of the month names: each language's own use; Arabic has both of its names,
as the organisation's Arabic pages do, and Western digits.
"""

import datetime as dt
import re

PRECISIONS = ("day", "month", "year")
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "ar": "كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيو تموز/يوليو"
    " آب/أغسطس أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر",
}
MONTHS = {
    language: [m.replace("_", " ") for m in names.split()] for language, names in _MONTHS.items()
}


def cut(date: dt.date | None, precision: str) -> str | None:
    """ISO text of a date as far as it is known: `1956-06-13`, `1956-06`, `1956`, or None."""
    if date is None:
        return None
    return date.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]


def parse(partial: str | None) -> tuple[dt.date | None, str]:
    """The inverse of `cut`: the first day that the text may mean, and its precision.

    Raises ValueError where it is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or no such day exists.
    """
    if not partial:
        return None, ""
    match = _PARTIAL.fullmatch(partial)
    if match is None:
        raise ValueError(f"{partial!r} is not a date: write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = match.groups()
    precision = "day" if day else "month" if month else "year"
    return dt.date(int(year), int(month or 1), int(day or 1)), precision


def written_so(text: str) -> bool:
    """Whether it is written as a date is, be there such a day or not."""
    return _PARTIAL.fullmatch(text) is not None


def first_day(date: dt.date, precision: str) -> dt.date:
    """The first day of the month or year that is known, so that equal knowledge is equal data."""
    if precision == "year":
        return date.replace(month=1, day=1)
    return date.replace(day=1) if precision == "month" else date


def spell(partial: str | dt.date | None, language: str) -> str:
    """A date in words: `7 September 1923`, `juin 1956`, `1956`; empty where there is none."""
    text = partial.isoformat() if isinstance(partial, dt.date) else partial
    date, precision = parse(text)
    if date is None:
        return ""
    if precision == "year":
        return f"{date.year}"
    month = MONTHS[language][date.month - 1]
    joint = " de " if language == "es" else " "
    if precision == "month":
        return f"{month}{joint}{date.year}"
    day = "1er" if language == "fr" and date.day == 1 else f"{date.day}"
    return f"{day}{joint}{month}{joint}{date.year}"

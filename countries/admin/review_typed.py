"""What is typed into the boxes of the review page. It is one form: no button loses a box."""

from django.http import HttpRequest

from countries.admin.review_forms import Act
from countries.models import Edition

TEXTS = ("-text", "-reason")
BOXES = (*TEXTS, "-when")
CARRIED = "review_boxes"
Typed = dict[str, str]
"""What was typed, by the name of its box."""


def typed(request: HttpRequest) -> Typed:
    """All that was sent, whichever button was pressed."""
    return {name: str(said) for name, said in request.POST.items() if name.endswith(BOXES)}


def texts(boxes: Typed) -> Typed:
    """The texts that somebody would have to write a second time."""
    return {name: text.strip() for name, text in boxes.items() if _is_text(name) and text.strip()}


def unsent(boxes: Typed, form: Act) -> Typed:
    """The texts in other boxes than those of the button that was pressed."""
    sent = {form.add_prefix(name) for name in form.fields}
    others = {name: text for name, text in texts(boxes).items() if name not in sent}
    return {name: text for name, text in others.items() if text not in form.typed}


def carry(request: HttpRequest, edition: Edition, form: Act) -> None:
    """Keep what was not sent for the page to which the answer leads."""
    sent = {form.add_prefix(name) for name in form.fields}
    boxes = {name: said for name, said in typed(request).items() if said and name not in sent}
    if boxes:
        request.session[CARRIED] = {"edition": edition.pk, "boxes": boxes}


def carried(request: HttpRequest, edition: Edition) -> Typed:
    """What was kept for this page, once."""
    kept = request.session.get(CARRIED)
    if not kept or kept["edition"] != edition.pk:
        return {}
    del request.session[CARRIED]
    boxes: Typed = kept["boxes"]
    return boxes


def of(boxes: Typed, prefix: str) -> Typed:
    """What was typed into the boxes of one form, by field."""
    start = f"{prefix}-"
    return {
        name.removeprefix(start): said for name, said in boxes.items() if name.startswith(start)
    }


def _is_text(name: str) -> bool:
    return name.endswith(TEXTS)

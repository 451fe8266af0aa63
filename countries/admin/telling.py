"""The author hears by mail what became of her proposal, where mail is set up. The desk says it
all the same, so a mail that fails is logged and forgotten."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from countries.models import Edition
from countries.proposals import decided, going_live

log = logging.getLogger(__name__)


def decided_by_mail(edition: Edition, address: str) -> None:
    """Send it now. Its language is the portal's own: nobody's is known."""
    author = edition.proposed_by
    if author is None or not author.email or author.pk == edition.decided_by_id:
        return
    with override(settings.LANGUAGE_CODE):
        words = [decided(edition)]
        if edition.state == Edition.State.APPROVED and edition.publish_at != edition.decided_at:
            words.append(_("It goes live {}.").format(going_live(edition.publish_at)))
        if edition.state == Edition.State.REJECTED:
            words.append(edition.reason)
        subject = _("Your proposal: {}").format(edition.country)
    try:
        send_mail(subject, "\n\n".join([*words, address]), None, [author.email])
    except Exception:
        log.exception("The author of proposal %s was not told by mail.", edition.pk)


def decided_later(request: HttpRequest, edition: Edition) -> None:
    """Once it is decided for good, and where EMAIL_URL says how mail is sent."""
    if not getattr(settings, "EMAIL_URL", ""):
        return
    args = [edition.country_id, edition.pk]
    address = request.build_absolute_uri(reverse("admin:countries_country_proposal", args=args))
    transaction.on_commit(lambda: decided_by_mail(edition, address))

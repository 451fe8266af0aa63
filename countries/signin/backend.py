"""Who a session belongs to, read together with whether that person has a second factor."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef

from countries.signin.second_factor import PROOFS


class WithSecondFactor(ModelBackend):
    """Django's own. One query says both, so the desk asks nothing more, and nothing grows old."""

    def get_user(self, user_id: Any) -> User | None:
        proofs = Authenticator.objects.filter(user=OuterRef("pk"), type__in=PROOFS)
        found = User.objects.annotate(has_second_factor=Exists(proofs)).filter(pk=user_id).first()
        return found if self.user_can_authenticate(found) else None

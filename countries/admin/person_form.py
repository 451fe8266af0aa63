"""The forms on which a person is invited, and her roles and assignments are changed."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from countries.models import Country
from countries.regions import Region
from countries.roles import called


class RolesField(forms.ModelMultipleChoiceField):
    """The roles as people call them."""

    def label_from_instance(self, obj: Any) -> str:
        return called(obj.name)


class PersonForm(forms.ModelForm):
    """No password: each person chooses her own, by a link."""

    countries = forms.ModelMultipleChoiceField(
        Country.objects.all(),
        label=_("countries"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    regions = forms.MultipleChoiceField(
        choices=Region.choices,
        label=_("regions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Every country of the region, those that are added later among them."),
    )

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email", "groups")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("countries", "regions"):
            self.fields[name].label = capfirst(str(self.fields[name].label))
        if self.instance.pk:
            self.initial["countries"] = list(self.instance.countries.all())
            assigned = self.instance.region_assignments
            self.initial["regions"] = list(assigned.values_list("region", flat=True))

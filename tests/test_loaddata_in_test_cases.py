"""`fixtures = [...]` in a test case: profiles are published there as well."""

from django.test import TestCase

from countries.models import CrimeArea, Edition


class PublishedByFixtures(TestCase):
    fixtures = ["crime_areas", "belgium"]

    def test_belgium_is_live_as_edition_1(self) -> None:
        edition = Edition.objects.live().get()
        assert (edition.slug, edition.number) == ("belgium", 1)
        assert CrimeArea.objects.count() == 22

    def test_every_test_starts_from_the_fixtures(self) -> None:
        CrimeArea.objects.filter(links=None).delete()
        assert Edition.objects.count() == 1

    def test_and_again(self) -> None:
        assert CrimeArea.objects.count() == 22

"""Every address of the portal. A public one begins with its language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from countries.languages import LANGUAGES
from countries.models.page_edition import PageSlug
from countries.views.compare import compare
from countries.views.countries import countries
from countries.views.country import country, edition
from countries.views.crime_areas import crime_area, crime_areas
from countries.views.feeds import country_feed, feed, region_feed
from countries.views.glossary import glossary
from countries.views.health import health
from countries.views.home import home, root
from countries.views.language import other_case
from countries.views.manifest import manifest
from countries.views.opensearch import opensearch
from countries.views.picture import picture
from countries.views.portal_page import portal_page
from countries.views.public import public
from countries.views.regions import region, regions
from countries.views.robots import robots, security
from countries.views.search import search
from countries.views.sitemap import sitemap, sitemap_part
from countries.views.suggest import suggest

_ANY = "|".join(LANGUAGES)

urlpatterns = [
    path("", root, name="root"),
    path("healthz", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path(".well-known/security.txt", security, name="security"),
    path("admin/", admin.site.urls),
    path("account/", include("countries.signin.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    *i18n_patterns(
        path("", home, name="home"),
        path("manifest.webmanifest", manifest, name="manifest"),
        path("feed.xml", feed, name="feed"),
        path("regions/<slug:slug>/feed.xml", region_feed, name="region_feed"),
        path("countries/<slug:slug>/feed.xml", country_feed, name="country_feed"),
        path("compare/", compare, name="compare"),
        path("countries/", countries, name="countries"),
        path("opensearch.xml", opensearch, name="opensearch"),
        path("search/", search, name="search"),
        path("search/suggest/", suggest, name="suggest"),
        path("countries/<slug:slug>/", country, name="country"),
        path("countries/<slug:slug>/picture.png", picture, name="picture"),
        path("countries/<slug:slug>/editions/<int:number>/", edition, name="edition"),
        path("regions/", regions, name="regions"),
        path("regions/<slug:slug>/", region, name="region"),
        path("crime-areas/", crime_areas, name="crime_areas"),
        path("crime-areas/<slug:slug>/", crime_area, name="crime_area"),
        path("glossary/", glossary, name="glossary"),
        re_path(rf"^(?P<slug>{'|'.join(PageSlug.values)})/$", portal_page, name="page"),
        prefix_default_language=True,
    ),
    re_path(rf"^(?P<language>(?!{_ANY})(?i:{_ANY}))/", public(other_case)),
]

handler400 = "countries.views.errors.bad_request"
handler403 = "countries.views.errors.forbidden"
handler404 = "countries.views.errors.not_found"
handler429 = "countries.signin.views.too_many"  # asked for by allauth
handler500 = "countries.views.errors.server_error"

"""Every address of the portal. A public one begins with its language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from countries.views.country import country, edition
from countries.views.health import health
from countries.views.home import home, root
from countries.views.manifest import manifest
from countries.views.picture import picture

urlpatterns = [
    path("", root, name="root"),
    path("healthz", health, name="health"),
    path("admin/", admin.site.urls),
    path("account/", include("countries.signin.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    *i18n_patterns(
        path("", home, name="home"),
        path("manifest.webmanifest", manifest, name="manifest"),
        path("countries/<slug:slug>/", country, name="country"),
        path("countries/<slug:slug>/picture.png", picture, name="picture"),
        path("countries/<slug:slug>/editions/<int:number>/", edition, name="edition"),
        prefix_default_language=True,
    ),
]

handler400 = "countries.views.errors.bad_request"
handler403 = "countries.views.errors.forbidden"
handler404 = "countries.views.errors.not_found"
handler429 = "countries.signin.views.too_many"  # asked for by allauth
handler500 = "countries.views.errors.server_error"

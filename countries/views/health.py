"""Whether this process can serve: `/healthz`, for load balancers."""

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from countries.models.edition import Edition


@csrf_exempt
@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 and `ok` where the database answers and has its tables, else 503 and why not."""
    try:
        Edition.objects.order_by().values("pk").first()
    except Error:
        words, status = "the database does not answer, or has no tables", 503
    else:
        words, status = "ok", 200
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")

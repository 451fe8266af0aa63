"""How the list of a person's sessions prints them."""

from django import template

from countries.signin import browsers

register = template.Library()


@register.filter
def browser(user_agent: str) -> str:
    """A browser and its system in words; empty where they are not known."""
    return browsers.in_words(user_agent)

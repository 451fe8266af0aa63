"""`python -m tests.browser.contact_sheet FOLDER`: one page that shows the pictures by template."""

import sys
from html import escape
from pathlib import Path

STYLE = """body { font: 15px system-ui, sans-serif; margin: 24px; background: #ddd; color: #111 }
nav a { margin-inline-end: 12px }
section > div { display: flex; flex-wrap: wrap; gap: 16px; align-items: start }
figure { margin: 0 } img { display: block; max-block-size: 900px; max-inline-size: 640px }"""


def sheet(folder: Path) -> str:
    """The page; each template is a folder of pictures, and of PDFs that are only linked."""
    templates = sorted(each for each in folder.iterdir() if each.is_dir())
    links = "".join(f'<a href="#{each.name}">{escape(each.name)}</a> ' for each in templates)
    sections = "".join(_section(each) for each in templates)
    return (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Pictures</title>'
        f"<style>{STYLE}</style><nav>{links}</nav>{sections}</html>\n"
    )


def _section(template: Path) -> str:
    figures = "".join(_figure(each) for each in sorted(template.iterdir()))
    name = escape(template.name)
    return f'<section id="{name}"><h2>{name}</h2><div>{figures}</div></section>\n'


def _figure(made: Path) -> str:
    address, words = escape(f"{made.parent.name}/{made.name}"), escape(made.stem)
    shown = f'<img src="{address}" alt="" loading="lazy">' if made.suffix == ".png" else ""
    return f'<figure><a href="{address}">{words}{shown}</a></figure>'


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    index = folder / "index.html"
    index.write_text(sheet(folder), "utf-8")
    print(f"{len(list(folder.glob('*/*.png')))} pictures: {index}")  # noqa: T201

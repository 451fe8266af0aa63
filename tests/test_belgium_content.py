"""Every fact of Belgium's profile reaches the reader, in all four languages."""

import html
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client

from countries.models import Edition

LANGUAGES = ("en", "fr", "es", "ar")
SUFFIXES = tuple(f"_{language}" for language in LANGUAGES)
FIXTURES = Path(__file__).parents[1] / "fixtures"

UNREAD = re.compile(r"<!--.*?-->|<(head|script|style|template)\b.*?</\1\s*>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
# Marks that place text but are not read: soft hyphen, directions and isolates.
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]")

# Each fact, and the words that state it, in the order of LANGUAGES.
FACTS: dict[str, tuple[str, str, str, str]] = {
    # At a glance
    "name": ("Belgium", "Belgique", "Bélgica", "بلجيكا"),
    "two-letter code": ("BE", "BE", "BE", "BE"),
    "three-letter code": ("BEL", "BEL", "BEL", "BEL"),
    "region": ("Europe", "Europe", "Europa", "أوروبا"),
    "city of the NCB": ("Brussels", "Bruxelles", "Bruselas", "بروكسل"),
    "member since": (
        "7 September 1923",
        "7 septembre 1923",
        "7 de septiembre de 1923",
        "7 أيلول/سبتمبر 1923",
    ),
    "strapline": (
        "How INTERPOL supports Belgium in tackling international crime",
        "Comment INTERPOL soutient la Belgique dans la lutte contre la criminalité internationale",
        "Cómo INTERPOL apoya a Bélgica en la lucha contra la delincuencia internacional",
        "كيف يدعم الإنتربول بلجيكا في مكافحة الإجرام الدولي",
    ),
    # Fighting organized crime in Belgium
    "heading on crime": (
        "Fighting organized crime in Belgium",
        "Lutte contre la criminalité organisée en Belgique",
        "Lucha contra la delincuencia organizada en Bélgica",
        "مكافحة الجريمة المنظمة في بلجيكا",
    ),
    "a small country": ("A small country", "Petit pays", "País pequeño", "بلد صغير"),
    "a coast": (
        "with a North Sea coast",
        "avec une côte sur la mer du Nord",
        "con costa en el mar del Norte",
        "له ساحل على بحر الشمال",
    ),
    "in the heart of Europe": (
        "lies in the heart of Europe",
        "se situe au cœur de l’Europe",
        "se encuentra en el corazón de Europa",
        "في قلب أوروبا",
    ),
    "four neighbours": (
        "bordered by four other European countries",
        "a des frontières avec quatre autres pays européens",
        "limita con otros cuatro países europeos",
        "تحده أربعة بلدان أوروبية أخرى",
    ),
    "three official capitals of the Union": (
        "The European Union has three official capitals",
        "L’Union européenne compte trois capitales officielles",
        "La Unión Europea cuenta con tres capitales oficiales",
        "وللاتحاد الأوروبي ثلاث عواصم رسمية",
    ),
    "its capital is one of them": (
        "the Belgian capital is one of them",
        "la capitale belge est l’une d’elles",
        "la capital belga es una de ellas",
        "والعاصمة البلجيكية إحداها",
    ),
    "geopolitical characteristics": (
        "Because of these geopolitical characteristics",
        "En raison de ces caractéristiques géopolitiques",
        "Debido a estas características geopolíticas",
        "وبسبب هذه الخصائص الجيوسياسية",
    ),
    "a globalized, stable economy": (
        "a globalized, stable economy",
        "une économie mondialisée et stable",
        "una economía globalizada y estable",
        "والاقتصاد المعولم والمستقر",
    ),
    "potentially attractive": (
        "is potentially attractive to international organized crime",
        "est potentiellement attractif pour la criminalité organisée internationale",
        "es potencialmente atractivo para la delincuencia organizada internacional",
        "يُحتمل أن يكون البلد جاذبًا للجريمة المنظمة الدولية",
    ),
    "groups operate there": (
        "Organized crime groups operate in Belgium",
        "Les groupes criminels organisés qui opèrent en Belgique",
        "los grupos de delincuencia organizada que operan en Bélgica",
        "جماعات الجريمة المنظمة العاملة في بلجيكا",
    ),
    "principally": (
        "engage principally in three kinds of crime: drug crime",
        "principalement actifs dans la criminalité liée aux stupéfiants",
        "consiste principalmente en delitos relacionados con las drogas",
        "بصورة رئيسية في الجرائم المتصلة بالمخدرات",
    ),
    "motor vehicle trafficking and fraud": (
        "motor vehicle trafficking and fraud",
        "le trafic de véhicules à moteur et la fraude",
        "tráfico de vehículos de motor y fraude",
        "والاتجار غير المشروع بالمركبات الآلية، والاحتيال",
    ),
    "associated crimes": (
        "Violence and firearms trafficking are associated crimes",
        "La violence et le trafic d’armes à feu sont des formes de criminalité associées",
        "La violencia y el tráfico de armas de fuego son delitos asociados",
        "أما الجرائم المرتبطة بها",
    ),
    "which also affect the country": (
        "they also affect the country",
        "qui touchent aussi le pays",
        "que también afectan al país",
        "التي تمس البلد أيضًا فهي العنف والاتجار بالأسلحة النارية",
    ),
    "international crimes": (
        "These crimes are international",
        "Ces infractions sont internationales",
        "Estos delitos son internacionales",
        "وهذه الجرائم دولية",
    ),
    "linked to groups around the world": (
        "linked to organized crime groups around the world",
        "liées à des groupes criminels organisés à travers le monde",
        "vinculados a grupos de delincuencia organizada de todo el mundo",
        "مرتبطة بجماعات للجريمة المنظمة في أنحاء العالم",
    ),
    "hence the role of the NCB": (
        "For this reason, the role of the Belgian National Central Bureau (NCB)",
        "C’est pourquoi le rôle du Bureau central national (BCN) belge",
        "Por esa razón, la función de la Oficina Central Nacional (OCN) belga",
        "ولذلك فإن دور المكتب المركزي الوطني البلجيكي",
    ),
    "fundamental to national security": (
        "is fundamental to national security",
        "est fondamental pour la sécurité nationale",
        "es fundamental para la seguridad nacional",
        "أساسي للأمن الوطني",
    ),
    # INTERPOL in Belgium
    "heading on INTERPOL": (
        "INTERPOL in Belgium",
        "INTERPOL en Belgique",
        "INTERPOL en Bélgica",
        "الإنتربول في بلجيكا",
    ),
    "the NCB is in Brussels": (
        "The National Central Bureau (NCB) in Brussels",
        "Situé à Bruxelles, le Bureau central national (BCN)",
        "La Oficina Central Nacional (OCN), situada en Bruselas",
        "المكتب المركزي الوطني في بروكسل",
    ),
    "its unit": (
        "as part of its International Police Cooperation unit",
        "de son unité de coopération policière internationale",
        "la unidad de Cooperación Policial Internacional",
        "جزء من وحدة التعاون الشرطي الدولي",
    ),
    "its host": (
        "belongs to the Federal Police",
        "fait partie de la Police fédérale",
        "está integrada en la unidad de Cooperación Policial Internacional de la Policía Federal",
        "التابعة للشرطة الاتحادية",
    ),
    "globally sourced intelligence": (
        "provides globally sourced intelligence",
        "des renseignements provenant du monde entier",
        "Proporciona información de inteligencia procedente de todo el mundo",
        "وهو يوفر معلومات استخبارية مستقاة من أنحاء العالم",
    ),
    "around the clock": (
        "around the clock (24/7)",
        "24 heures sur 24 et 7 jours sur 7",
        "las 24 horas del día, los 7 días de la semana",
        "على مدار الساعة وطوال أيام الأسبوع (24/7)",
    ),
    "officers nationwide work with it": (
        "Officers nationwide work with this intelligence",
        "Les policiers de tout le pays travaillent avec ces renseignements",
        "Los agentes de todo el país trabajan con esa información",
        "وبهذه المعلومات، يكشف أفراد الشرطة في جميع أنحاء البلد",
    ),
    "detect the flow of illicit goods": (
        "detect the flow of illicit goods",
        "détectent les flux de marchandises illicites",
        "Detectan el flujo de productos ilícitos",
        "تدفق السلع غير المشروعة",
    ),
    "along trafficking routes in and around the country": (
        "along trafficking routes in and around the country",
        "le long des routes de trafic, dans le pays et autour de celui-ci",
        "las rutas de tráfico, tanto dentro del país como en torno a él",
        "على طول مسالك الاتجار داخل البلد وحوله",
    ),
    "investigate and prevent it": (
        "investigate it and prevent it",
        "enquêtent sur ces flux et les préviennent",
        "lo investigan y lo previenen",
        "ويحققون بشأنه ويمنعونه",
    ),
    "the areas that affect the country most": (
        "In the serious crime areas that affect the country most",
        "Dans les domaines de criminalité grave qui touchent le plus le pays",
        "En los ámbitos de delincuencia grave que más afectan al país",
        "في مجالات الإجرام الخطير الأشد تأثيرًا في البلد",
    ),
    "those of the first section": (
        "(drug crime, motor vehicle trafficking, fraud, violence and firearms trafficking)",
        "(criminalité liée aux stupéfiants, trafic de véhicules à moteur, fraude, violence et "
        "trafic d’armes à feu)",
        "(delitos relacionados con las drogas, tráfico de vehículos de motor, fraude, violencia y "
        "tráfico de armas de fuego)",
        "الجرائم المتصلة بالمخدرات، والاتجار غير المشروع بالمركبات الآلية، والاحتيال، والعنف، "
        "والاتجار بالأسلحة النارية",
    ),
    "a strong national role": (
        "has a strong national role",
        "joue un rôle national fort",
        "desempeña un sólido papel nacional",
        "دورًا وطنيًا قويًا",
    ),
    "as well in": (
        "It has this role as well in four other areas: crimes against children",
        "Il joue également ce rôle en matière d’infractions contre les enfants",
        "Desempeña asimismo ese papel en otros cuatro ámbitos: delitos contra menores",
        "ويؤدي هذا الدور كذلك في أربعة مجالات أخرى، هي الجرائم ضد الأطفال",
    ),
    "fugitive investigations": (
        "crimes against children, fugitive investigations",
        "d’enquêtes sur les fugitifs",
        "delitos contra menores, investigaciones sobre prófugos",
        "والتحقيقات بشأن الفارين من العدالة",
    ),
    "financial crime and trafficking in human beings": (
        "financial crime and trafficking in human beings",
        "de criminalité financière et de traite des êtres humains",
        "delitos financieros y trata de seres humanos",
        "والجريمة المالية، والاتجار بالبشر",
    ),
    "global operations led by INTERPOL": (
        "When INTERPOL leads global police operations in these areas",
        "Lorsqu’INTERPOL dirige des opérations de police mondiales dans ces domaines",
        "Cuando INTERPOL dirige operaciones policiales mundiales en estos ámbitos",
        "في العمليات الشرطية العالمية التي يقودها الإنتربول",
    ),
    "a regular partner": (
        "the NCB is a regular partner",
        "le BCN en est un partenaire régulier",
        "la OCN participa como socio habitual",
        "وفي هذه المجالات، يُعد المكتب شريكًا منتظمًا",
    ),
    # Law enforcement in Belgium
    "heading on law enforcement": (
        "Law enforcement in Belgium",
        "Application de la loi en Belgique",
        "Aplicación de la ley en Bélgica",
        "إنفاذ القانون في بلجيكا",
    ),
    "one integrated police service": (
        "one integrated police service provides law enforcement",
        "un seul service de police intégré assure l’application de la loi",
        "la aplicación de la ley está a cargo de un único servicio de policía integrado",
        "يتولى إنفاذ القانون في بلجيكا جهاز شرطة متكامل واحد",
    ),
    "two levels": (
        "structured on two levels, federal and local",
        "structuré à deux niveaux, fédéral et local",
        "Se estructura en dos niveles, federal y local",
        "منظَّم على مستويين، اتحادي ومحلي",
    ),
    "autonomous and complementary": (
        "both are autonomous and complementary",
        "l’un et l’autre autonomes et complémentaires",
        "ambos autónomos y complementarios",
        "وكلاهما مستقل ومكمّل للآخر",
    ),
    "expert operations": (
        "the Federal Police carries out expert police operations",
        "la Police fédérale mène des opérations de police spécialisées",
        "la Policía Federal lleva a cabo operaciones policiales especializadas",
        "تنفذ الشرطة الاتحادية عمليات شرطية متخصصة",
    ),
    "at national and regional level": (
        "At national and regional level",
        "Aux niveaux national et régional",
        "A escala nacional y regional",
        "وعلى المستويين الوطني والإقليمي",
    ),
    "support for units": (
        "gives support to units, both local and federal",
        "apporte aussi un appui aux unités, locales comme fédérales",
        "presta apoyo a las unidades, tanto locales como federales",
        "وهي تدعم أيضًا الوحدات المحلية والاتحادية",
    ),
    "185 local police forces": (
        "185 local police forces, which make up the Local Police",
        "La Police locale se compose de 185 corps de police locale",
        "La Policía Local está formada por 185 cuerpos de policía local",
        "وتتألف الشرطة المحلية من 185 قوة شرطة محلية",
    ),
    "each in its own district": (
        "Each has its own district",
        "Chacun a sa propre circonscription",
        "Cada uno tiene su propio distrito",
        "تعمل كل منها في دائرة خاصة بها",
    ),
    "called a police zone": (
        "called a police zone, in which it operates",
        "appelée zone de police, dans laquelle il opère",
        "denominado zona de policía, en el que actúa",
        "تُسمى منطقة شرطة",
    ),
    "the service is provided together": (
        "The Federal Police and the Local Police together provide the integrated police service",
        "Ensemble, la Police fédérale et la Police locale assurent le service de police intégré",
        "Juntas, la Policía Federal y la Policía Local prestan el servicio de policía integrado",
        "وتقدم الشرطة الاتحادية والشرطة المحلية معًا خدمات جهاز الشرطة المتكامل",
    ),
    # The source of all this
    "source": (
        "Profile text supplied for this portal, undated",
        "Texte de profil fourni pour ce portail, non daté",
        "Texto del perfil proporcionado para este portal, sin fecha",
        "نص الملف المقدَّم لهذه البوابة، غير مؤرخ",
    ),
}


def words_of(page: str) -> str:
    """What a page says, twice: with a space for each tag, and with nothing, as inline tags read."""
    body = UNREAD.sub(" ", page)
    readings = (html.unescape(TAG.sub(mark, body)) for mark in (" ", ""))
    return "\n".join(" ".join(INVISIBLE.sub("", reading).split()) for reading in readings)


def states(text: str, words: str) -> bool:
    """Whether the text says the words, codes such as BE as whole words only."""
    pattern = re.escape(words)
    return re.search(rf"\b{pattern}\b" if words.isupper() else pattern, text) is not None


def records(fixture: str) -> list[dict[str, Any]]:
    return yaml.safe_load((FIXTURES / fixture).read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_is_read(client: Client, published_belgium: Edition, language: str) -> None:
    response = client.get(f"/{language}/countries/belgium/")
    assert response.status_code == 200

    text = words_of(response.content.decode())
    column = LANGUAGES.index(language)
    missing = [fact for fact, words in FACTS.items() if not states(text, words[column])]
    assert not missing, f"{language}: the page does not state {', '.join(missing)}"


def test_there_are_22_crime_areas_each_with_four_names() -> None:
    areas = [record["fields"] for record in records("crime_areas.yaml")]
    slugs = [area["slug"] for area in areas]

    assert len(slugs) == 22
    assert slugs == sorted(set(slugs))
    for language in LANGUAGES:
        names = [area.get(f"name_{language}", "") for area in areas]
        assert all(names)
        assert not [name for name, times in Counter(names).items() if times > 1]


def test_a_crime_area_is_seen_from_those_it_sees() -> None:
    areas = [record["fields"] for record in records("crime_areas.yaml")]
    links = {(area["slug"], seen) for area in areas for [seen] in area.get("see_also", [])}

    assert len(links) == 6
    assert links == {(seen, slug) for slug, seen in links}
    assert {slug for slug, _ in links} <= {area["slug"] for area in areas}


@pytest.mark.parametrize("fixture", ["belgium.yaml", "crime_areas.yaml"])
def test_what_is_translated_is_there_in_four_languages(fixture: str) -> None:
    missing = []
    for number, record in enumerate(records(fixture), start=1):
        fields = record["fields"]
        translated = {name[:-3] for name in fields if name[-3:] in SUFFIXES}
        wanted = [f"{name}{suffix}" for name in sorted(translated) for suffix in SUFFIXES]
        missing += [f"{number}: {name}" for name in wanted if not (fields.get(name) or "").strip()]
    assert not missing

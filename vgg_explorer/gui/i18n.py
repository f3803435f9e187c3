"""One way for every visible string into the user's language.

All strings share one translation context, so that a sentence is translated once, wherever it is
shown, and the messages of the layers below, which know nothing of Qt, go the same way.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from vgg_explorer.arch.text import Text
from vgg_explorer.gui import theme
from vgg_explorer.paths import resource

CONTEXT = "vgg_explorer"

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""The languages that ship, by locale name, each written in itself."""

_installed: list[QTranslator] = []


def tr(template: str, /, **values: object) -> str:
    """Translate a template and fill in its ``{name}`` fields."""
    translated_template = QCoreApplication.translate(CONTEXT, template)
    return translated_template.format(**values) if values else translated_template


def translated(message: Text) -> str:
    """Return a `Text` from the layers below in the user's language."""
    return tr(message.template, **{name: _value(value) for name, value in message.values})


def _value(value: float | str | Text) -> object:
    return translated(value) if isinstance(value, Text) else value


def resolve(language: str) -> str:
    """Return the shipped language for a setting: ``'system'`` or a locale name."""
    if language != "system":
        return language if language in LANGUAGES else "en"
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def install(app: QCoreApplication, language: str) -> None:
    """Make a language the program's own, Qt's standard buttons included.

    Widgets that exist already keep their texts; the window is built anew after a change.
    """
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    name = resolve(language)
    if isinstance(app, QApplication):
        theme.speak(app, name)
    if name == "en":
        return
    for base, folder in (
        ("vgg_explorer", str(resource("translations"))),
        ("qtbase", _qt_translations()),
    ):
        translator = QTranslator(app)
        if translator.load(f"{base}_{name}", folder):
            app.installTranslator(translator)
            _installed.append(translator)


def _qt_translations() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)

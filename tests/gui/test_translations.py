"""The program in Chinese: every string translated, compiled as it stands, and room for each."""

import dataclasses
import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton

from vgg_explorer.arch.spec import LISTS, ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.engine.predict import Predictions
from vgg_explorer.gui import i18n, theme
from vgg_explorer.gui.commands import COMMANDS
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.visual_pane.header import TitleRow, title_font
from vgg_explorer.gui.widgets.bars import PADDING, ScoreBars
from vgg_explorer.session import editing
from vgg_explorer.session import events as ev
from vgg_explorer.session.jobs import Desk, wanted
from vgg_explorer.session.settings import sample_source
from vgg_explorer.session.updates import initial, update

ROOT = Path(__file__).resolve().parents[2]
SIZES = ((1440, 900), (1100, 700))
HAN = re.compile(r"[\u3400-\u9fff]")


def _tool():
    path = ROOT / "resources" / "tools" / "make_translations.py"
    spec = importlib.util.spec_from_file_location("make_translations", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _tool()
SOURCES = tool.sources()
LANGUAGES = [name for name in i18n.LANGUAGES if name != "en"]


def ts_path(language):
    return tool.FOLDER / f"vgg_explorer_{language}.ts"


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def known(language):
    return tool.read(ts_path(language))


def fields(template):
    """Return the fields of a template with everything that decides how they are written."""
    parts = Formatter().parse(template)
    return sorted((name, spec, how) for _, name, spec, how in parts if name is not None)


def sample(spec):
    return 1234 if spec.endswith(",") else 2.5 if spec.endswith(("f", "g")) else "x"


# The files


def test_the_extractor_finds_both_ways_of_saying_something():
    assert SOURCES["&Open image..."] == "vgg_explorer/gui/commands.py"
    assert SOURCES["All feature maps"] == "vgg_explorer/gui/visual_pane/map_strip.py"
    assert SOURCES["Kernel size"] == "vgg_explorer/arch/entries.py"
    assert "Drop an image here, or press Ctrl+O" in SOURCES  # behind an 'or'


def test_every_language_of_the_menu_has_a_file(language):
    assert ts_path(language).is_file()
    assert set(tool.FOLDER.glob("*.ts")) == {ts_path(name) for name in LANGUAGES}


def test_every_string_is_translated_and_none_is_stale(language, known):
    assert {source for source, words in known.items() if words} == set(SOURCES)
    translations = ET.parse(ts_path(language)).getroot().iter("translation")
    assert [t.text for t in translations if t.get("type")] == []


def test_a_translation_has_the_fields_of_its_source(known):
    assert [s for s, words in known.items() if fields(s) != fields(words)] == []


def test_a_template_can_be_filled_in(known):
    for template in SOURCES:
        values = {name: sample(spec) for name, spec, _ in fields(template)}
        for words in (template, known[template]):
            assert words.format(**values).strip(), template


def test_the_compiled_file_says_what_the_written_one_says(language, known):
    translator = QTranslator()
    assert translator.load(str(ts_path(language).with_suffix(".qm")))
    found = {source: translator.translate(tool.CONTEXT, source) for source in SOURCES}
    assert found == known


def test_a_new_language_is_begun_and_kept_up_to_date(tmp_path):
    path = tmp_path / "vgg_explorer_eo.ts"
    assert tool.write(path, "eo", {"Undo": "a.py", "Redo": "a.py"}, tool.read(path)) == [
        "Redo",
        "Undo",
    ]
    assert tool.write(path, "eo", {"Undo": "a.py"}, {"Undo": "Malfari", "Old": "Malnova"}) == []
    assert tool.read(path) == {"Undo": "Malfari"}
    tool.compile_to(path.with_suffix(".qm"), path)
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    assert translator.translate(tool.CONTEXT, "Undo") == "Malfari"


# Chinese typography

CHINESE = tool.read(ts_path("zh_CN"))


def test_chinese_sentences_have_chinese_punctuation():
    wrong = {
        words
        for words in CHINESE.values()
        if "  " in words
        or words != words.strip()
        or re.search(r"[\u3400-\u9fff][,;:?!.](?!\.\.$)|[，。；：] ", words.replace("...", ""))
    }
    assert wrong == set()


def test_a_chinese_sentence_ends_as_its_source_does():
    wrong = {
        source: words
        for source, words in CHINESE.items()
        if (source.endswith(".") and not source.endswith("...")) != words.endswith("。")
    }
    assert wrong == {}


def test_chinese_mnemonics_stand_in_brackets_with_the_letter_of_the_source():
    wrong = {}
    for source, words in CHINESE.items():
        letter = re.search(r"(?<!&)&(\w)", source)
        if letter is None:
            if "(&" in words:
                wrong[source] = words
            continue
        dots = "..." if source.endswith("...") else ""
        if not words.endswith(f"(&{letter[1].upper()}){dots}"):
            wrong[source] = words
    assert wrong == {}


# The window


@pytest.fixture
def chinese(qapp):
    theme.apply(qapp, "light")
    i18n.install(qapp, "zh_CN")
    yield
    i18n.install(qapp, "en")


@pytest.fixture
def window(chinese, qtbot):
    made = MainWindow(Store(initial()))
    qtbot.addWidget(made)
    made.show()
    return made


def test_menus_are_chinese(window):
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == [
        "文件(&F)",
        "编辑(&E)",
        "模型(&M)",
        "视图(&V)",
        "运行(&R)",
        "帮助(&H)",
    ]
    by_key = window.actions_.by_key
    assert by_key["open_picture"].text() == "打开图片(&O)..."
    assert by_key["undo"].text() == "撤销(&U)"
    assert by_key["theme_dark"].text() == "深色"
    assert by_key["language_en"].text() == "English"  # a language is written in itself
    own = {"language_en", *(c.key for c in COMMANDS if c.submenu == "presets")}
    assert [key for key, action in by_key.items() if not HAN.search(action.text())] == [
        key for key in by_key if key in own
    ]


def test_names_of_commands_and_tool_tips_are_free_of_mnemonics(window):
    by_key = window.actions_.by_key
    assert by_key["open_picture"].plain_text() == "打开图片"
    assert by_key["theme_dark"].plain_text() == "主题：深色"
    assert by_key["redo"].toolTip() == "重做"
    tips = [b.toolTip() for b in window.tool_bar.findChildren(QPushButton)]
    assert "打开图片" in tips
    assert not any("&" in tip or re.search(r"\(\w\)", tip) for tip in tips)


def test_undo_names_an_option_in_chinese(window):
    window.dispatch(ev.OptionChanged("batch_norm", True))
    assert window.actions_.by_key["undo"].toolTip() == "撤销：更改批归一化"
    window.dispatch(ev.Undone())
    assert window.actions_.by_key["redo"].toolTip() == "重做：更改批归一化"


def test_qt_itself_is_chinese(chinese):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


@pytest.mark.parametrize(
    "field", [f.name for f in dataclasses.fields(ArchSpec) if f.name not in LISTS]
)
def test_every_option_has_a_name_for_undo(field):
    model = initial().model
    _, label = editing.edited(model, ev.OptionChanged(field, getattr(model.spec, field)))
    assert dict(label.values)["option"].template in SOURCES


def test_a_sample_is_read_under_its_chinese_name(chinese):
    state = update(initial(), ev.PictureOffered(sample_source("cat")))
    request = wanted(state)
    assert request is not None
    started = next(iter(Desk().inspect(request)))
    assert i18n.translated(started.what) == "正在读取 猫"


def test_classes_without_names_are_numbered_in_chinese(window):
    scores = (("class 3", 0.6), ("tabby", 0.4))
    window.dispatch(ev.PredictionsReady(Predictions(scores, text("random weights, seed {seed}"))))
    bars = window.findChild(ScoreBars)
    assert [name for name, _ in bars.scores()] == ["类别 3", "tabby"]


def test_characters_are_drawn_as_china_writes_them(window):
    known = [f for f in ("Noto Sans CJK SC", "Microsoft YaHei UI") if QFontDatabase.hasFamily(f)]
    for font in (theme.font(), theme.mono_font(), window.font()):
        assert [f for f in known if f not in font.families()] == []
        assert font.families()[0] not in known  # Latin letters and figures stay the system's


def test_english_takes_the_fonts_back(qapp, chinese):
    assert len(theme.font().families()) >= 1
    i18n.install(qapp, "en")
    assert len(theme.font().families()) == 1
    assert len(qapp.font().families()) == 1


# Room


def _words(widget):
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _elides(widget):
    """Whether a widget draws its words itself, shortened to its place."""
    paint = type(widget).paintEvent
    return paint not in {QLabel.paintEvent, QPushButton.paintEvent, QCheckBox.paintEvent}


def clipped(window):
    """Return the visible words that have less room than they need."""
    found = []
    for kind in (QLabel, QAbstractButton):
        for widget in window.findChildren(kind):
            if not widget.isVisible() or not _words(widget) or _elides(widget):
                continue
            if isinstance(widget, QLabel) and widget.wordWrap():
                short = widget.height() < widget.heightForWidth(widget.width())
                metrics = widget.fontMetrics()
                # A line may break between any two characters, but not within Latin words.
                words = re.findall(r"[!-~]+", _words(widget))
                longest = max(map(metrics.horizontalAdvance, words), default=0)
                short = short or widget.contentsRect().width() < longest
            else:
                hint = widget.minimumSizeHint()
                short = widget.width() < hint.width() or widget.height() < hint.height()
            if short:
                found.append((type(widget).__name__, _words(widget), widget.size().toTuple()))
    return found


SCENES = {
    "first start": (),
    "all options": (
        ev.OptionChanged("head", "conv"),
        ev.OptionChanged("avgpool", None),
        ev.OptionChanged("batch_norm", True),
    ),
    "global pool": (ev.PresetChosen("nin"),),
    "pool too many": (
        ev.CfgTyped("features", "[64, 'M', 128, 'M', 256, 'M', 'M', 'M', 512, 512]"),
        ev.OptionChanged("input", (3, 16, 16)),
    ),
    "unreadable": (ev.CfgTyped("features", "[64, 'M', 12z8, 'M']"),),
    "notices": (
        ev.NoticeRaised("info", text("There is nothing to open here.")),
        ev.PictureFailed(
            text("“{name}” is {kind}.", name="cat.png", kind=text("a web page, not a picture")),
            text("The download failed. Save the picture itself and open that."),
            sample_source("cat"),
            True,
        ),
        ev.JobFailed(
            text(
                "The computation failed: {reason}",
                reason="mat1 and mat2 shapes cannot be multiplied",
            ),
            text("Everything is as it was before. Run again, or change the network or picture."),
        ),
    ),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tab", ["layers", "maps"])
@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_clipped_in_chinese(window, qtbot, scene, tab, size):
    window.resize(*size)
    window.dispatch(ev.ViewChanged("tab", tab))
    for event in SCENES[scene]:
        window.dispatch(event)

    def all_is_whole():
        assert clipped(window) == []

    qtbot.waitUntil(all_is_whole, timeout=2000)
    assert window.size().toTuple() == size


@pytest.mark.parametrize("size", SIZES)
def test_titles_of_the_table_are_whole(window, qtbot, size):
    window.resize(*size)
    titles = window.findChild(TitleRow)
    metrics = QFontMetricsF(title_font())
    for column in range(titles.count()):
        words = titles.model().headerData(column, Qt.Orientation.Horizontal)
        room = titles.sectionSize(column) - PADDING * theme.scale()
        assert titles.isSectionHidden(column) or metrics.horizontalAdvance(words) <= room, words

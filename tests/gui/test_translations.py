"""The program in Chinese: every string translated, compiled as it stands, and room for each."""

import dataclasses
import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from string import Formatter

import pytest
import torch
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
)

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.module_shapes import network_shapes
from vgg_explorer.arch.spec import LISTS, ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.engine.downloads import PUBLISHED
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.engine.predict import Predictions
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.gui import i18n, theme
from vgg_explorer.gui.commands import COMMANDS
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.visual_pane.header import TitleRow, title_font
from vgg_explorer.gui.widgets.bars import PADDING, ScoreBars
from vgg_explorer.session import editing, obtaining
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import Live, PublishedKey
from vgg_explorer.session.jobs import Desk
from vgg_explorer.session.samples import SAMPLES, sample_source
from vgg_explorer.session.updates import initial, update
from vgg_explorer.session.wishes import wanted

ROOT = Path(__file__).resolve().parents[2]
SIZES = ((1440, 900), (1100, 700))
KEY = PublishedKey("vgg16.IMAGENET1K_V1")
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
    assert SOURCES["&Open images..."] == "vgg_explorer/gui/picture_commands.py"
    assert SOURCES["All feature maps"] == "vgg_explorer/gui/visual_pane/map_strip.py"
    assert SOURCES["Kernel size"] == "vgg_explorer/arch/entries.py"
    assert "a file" in SOURCES  # behind an 'or'


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
        for source, words in CHINESE.items()
        if "  " in words
        or (words != words.strip() and source == source.strip())
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
    # Names of networks, weights, devices and types are the same in every language.
    named = {"presets", "published", "device", "precision"}
    own = {
        "language_en",
        "sort_macs",
        "column_macs",
        *(c.key for c in COMMANDS if c.submenu in named),
    }
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


def _cut_choices(window):
    """Return what visible combo boxes show and have no room for."""
    found = []
    for box in window.findChildren(QComboBox):
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box)
        words = box.currentText()
        needed = box.fontMetrics().horizontalAdvance(words)
        if not option.currentIcon.isNull():
            needed += box.iconSize().width()
        if box.isVisible() and needed > room.width():
            found.append((type(box).__name__, words, box.size().toTuple()))
    return found


def clipped(window):
    """Return the visible words that have less room than they need."""
    found = _cut_choices(window)
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
    "strip": (
        ev.PicturesOffered(tuple(sample_source(sample.key) for sample in SAMPLES)),
        ev.ViewChanged("picture_order", "maximum"),
    ),
    "video": (
        ev.VideoOffered(Path("cat.mp4")),
        ev.LiveChanged(Live("cat.mp4", Path("cat.mp4"), shown=9.5, arriving=25.0)),
    ),
    "random weights": (ev.RandomChosen("pytorch", 123),),
    "download": (
        ev.WeightsRequested(KEY),
        ev.TransferProgressed(text("Fetching {title}", title=PUBLISHED[KEY.key].title), 0.4),
    ),
    "download failed": (
        ev.WeightsRequested(KEY),
        ev.TransferFailed(
            text("The connection to {host} broke off before the end.", host="pytorch.org"),
            text("Nothing was kept of “{name}”; try again.", name="vgg16-397923af.pth"),
            KEY,
        ),
    ),
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
@pytest.mark.parametrize("tab", ["layers", "maps", "pictures"])
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


def given(window, classes):
    """Bring in the weights of the window's network, but with another number of classes."""
    spec = dataclasses.replace(window.state.model.spec, num_classes=classes)
    shapes = network_shapes(analyze(spec).rows)
    tensors = {name: torch.zeros(1).expand(sides) for name, sides in shapes.items()}
    held = Loaded("digest", "own.pth", text("{name}", name="own.pth"), tensors)
    offer = obtaining.offered(held, window.state.model.good, Path("own.pth"))
    window.dispatch(ev.WeightsRequested(Path("own.pth")))
    window.dispatch(ev.WeightsRead(offer))
    return offer


@pytest.mark.parametrize("size", SIZES)
def test_weights_of_a_file_are_told_without_being_clipped(window, qtbot, size):
    window.resize(*size)
    window.dispatch(ev.PresetChosen("vgg_tiny"))
    offer = given(window, 7)
    window.dispatch(ev.WeightsTaken(offer.fit.names))
    assert window.model_pane.weights.remark.text() == "已加载 4 / 5 层"
    assert window.model_pane.weights.news.text() == "1 层为新权重"
    qtbot.waitUntil(lambda: clipped(window) == [], timeout=2000)


@pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)|grabbing", extend=True)
def test_the_question_about_weights_is_whole_in_chinese(window, qtbot):
    window.dispatch(ev.PresetChosen("vgg_tiny"))
    given(window, 7)
    qtbot.waitUntil(lambda: window.weights.view is not None and window.weights.view.isVisible())
    view = window.weights.view
    assert view.fit_page.sentence.text() == "5 层中有 4 层匹配，1 层不同。"
    for choice in (view.fitting, view.network):
        choice.click()
        qtbot.waitUntil(lambda: clipped(view) == [], timeout=2000)
    view.hide()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "preprocess",
    [
        Preprocess(),
        Preprocess(resize="stretch", mean=(0.5,) * 3, std=(0.5,) * 3),
        Preprocess(crop=(0.1, 0.1, 0.6, 0.7), mean=(0.4,) * 3),
    ],
)
@pytest.mark.parametrize("channels", [1, 3])
def test_the_way_to_the_network_is_whole_in_chinese(window, qtbot, channels, preprocess, size):
    window.resize(*size)
    window.dispatch(ev.OptionChanged("input", (channels, 32, 32)))
    window.dispatch(ev.PreprocessChanged(preprocess))
    section = window.input_pane.preparation
    section.line.setChecked(True)
    assert section.body.isVisible()
    qtbot.waitUntil(lambda: clipped(window) == [], timeout=2000)


@pytest.mark.parametrize("size", SIZES)
def test_titles_of_the_table_are_whole(window, qtbot, size):
    window.resize(*size)
    titles = window.findChild(TitleRow)
    metrics = QFontMetricsF(title_font())
    for column in range(titles.count()):
        words = titles.model().headerData(column, Qt.Orientation.Horizontal)
        room = titles.sectionSize(column) - PADDING * theme.scale()
        assert titles.isSectionHidden(column) or metrics.horizontalAdvance(words) <= room, words

"""What the palette cannot say about the window's look, as one Qt style sheet.

It cannot move the text in a spin box, whose field Qt places by itself: such fields set the text
margins of their line edit.

Lengths are written in ``dp``, pixels of the design, and font sizes in ``fs``; both grow with the
system's font. ``@name`` is a colour of the theme, ``url(@icons/name)`` a shipped drawing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vgg_explorer.paths import resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from vgg_explorer.gui.colours import Tokens

_SHEET = """
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 3dp 6dp; }

QMenuBar { background: @raised; color: @text_2; border-bottom: 1px solid @line_soft;
    padding: 0 8dp; font-size: 12fs; }
QMenuBar::item { background: transparent; padding: 4dp 8dp; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @accent_bg; color: @text; }
QMenu { background: @panel; color: @text; border: 1px solid @line; padding: 4dp; }
QMenu::item { padding: 5dp 24dp 5dp 8dp; border-radius: 4px; }
QMenu::item:selected { background: @accent_bg; color: @text; }
QMenu::item:disabled { color: @text_3; }
QMenu::separator { height: 1px; background: @line_soft; margin: 4dp 8dp; }
QMenu::icon { padding-left: 4dp; }
QMenu::indicator { width: 14dp; height: 14dp; margin-left: 4dp; }
QMenu::indicator:checked { image: url(@icons/tick.svg); }
QMenu::right-arrow { image: url(@icons/right.svg); width: 12dp; height: 12dp; }

QToolBar { background: @raised; border: 0; border-bottom: 1px solid @line;
    padding: 8dp; spacing: 8dp; }
QToolBar::separator { background: @line; width: 1px; margin: 4dp 8dp; }
QToolButton { background: transparent; color: @text; border: 1px solid transparent;
    border-radius: 4px; padding: 3dp; }
QToolButton:hover { background: @hover; border-color: @line; }
QToolButton:pressed, QToolButton:checked { background: @accent_bg; border-color: @line; }
QToolButton:checked { color: @accent; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @text_3; }
QToolButton::menu-indicator { image: none; }
QToolBar { qproperty-iconSize: 16px 16px; }
QToolBar > QToolButton { min-height: 21dp; min-width: 21dp; }

QPushButton { background: @panel; color: @text; border: 1px solid @line; border-radius: 4px;
    padding: 0 8dp; min-height: 22dp; qproperty-iconSize: 20px 16px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @accent_bg; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { background: @raised; color: @text_3; border-color: @line_soft; }
QPushButton::menu-indicator { image: url(@icons/down.svg); width: 12dp; height: 12dp;
    subcontrol-position: right center; subcontrol-origin: padding; right: 6dp; }
QToolBar QPushButton, QPushButton[tall="true"] { min-height: 30dp; padding: 0 12dp; }
QPushButton[kind="primary"] { background: @accent; border-color: @accent; color: @on_accent;
    font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accent_hover; }
QPushButton[kind="primary"]:pressed { background: @accent_down; }
QPushButton[kind="primary"]:focus { border-color: @text; }
QPushButton[kind="primary"]:disabled { background: @raised; color: @text_3;
    border-color: @line_soft; }
QPushButton[kind="danger"] { border-color: @error; color: @error; }
QPushButton[kind="danger"]:hover { background: @error_bg; }
QPushButton[kind="danger"]:disabled { border-color: @line_soft; color: @text_3; }
QPushButton[kind="flat"] { background: transparent; border-color: transparent; color: @accent; }
QPushButton[kind="flat"]:hover { background: @hover; }
QPushButton[kind="flat"]:focus { border-color: @accent; }
QPushButton[kind="flat"]:disabled { color: @text_3; border-color: transparent; }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
    background: @field; color: @text; border: 1px solid @line; border-radius: 4px;
    selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit { min-height: 22dp; padding: 0 4dp 0 5dp; }
QComboBox { min-height: 22dp; padding: 0 4dp 0 7dp; }
QAbstractSpinBox { min-height: 19dp; }
QAbstractSpinBox > QLineEdit, QComboBox > QLineEdit { border: 0; background: transparent;
    min-height: 0; padding: 0; }
QPlainTextEdit, QTextEdit { padding: 4dp 8dp; }
QToolBar > QLineEdit { min-height: 30dp; padding-left: 5dp; }
QToolBar > QComboBox { min-height: 30dp; padding-left: 11dp; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: @line_hover; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on,
QPlainTextEdit:focus, QTextEdit:focus { border-color: @accent; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled,
QTextEdit:disabled {
    background: @raised; color: @text_3; border-color: @line_soft; }
QLineEdit[bad="true"], QPlainTextEdit[bad="true"], QAbstractSpinBox[bad="true"],
QComboBox[bad="true"], QTextEdit[bad="true"] { border-color: @error; }
QComboBox[role="title"] > QLineEdit { font-weight: 600; }
QComboBox::drop-down { border: 0; width: 22dp; subcontrol-position: right center; }
QComboBox::down-arrow { image: url(@icons/down.svg); width: 16dp; height: 16dp; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line; padding: 3dp;
    selection-background-color: @accent_bg; selection-color: @text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: 0;
    width: 20dp; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; height: 12dp; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; height: 12dp; }
QAbstractSpinBox::up-arrow { image: url(@icons/spin-up.svg); width: 16dp; height: 8dp; }
QAbstractSpinBox::down-arrow { image: url(@icons/spin-down.svg); width: 16dp; height: 8dp; }

QCheckBox, QRadioButton { spacing: 8dp; color: @text; }
QCheckBox:disabled, QRadioButton:disabled { color: @text_3; }
QCheckBox::indicator, QRadioButton::indicator { width: 14dp; height: 14dp;
    border: 1px solid @text_3; background: @field; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QCheckBox::indicator:focus,
QRadioButton::indicator:focus { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent;
    image: url(@icons/check-@scheme.svg); }
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent;
    image: url(@icons/some-@scheme.svg); }
QRadioButton::indicator:checked { border-color: @accent;
    background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
        stop:0 @accent, stop:0.55 @accent, stop:0.62 @field, stop:1 @field); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @line;
    background: @raised; }
QCheckBox:focus, QRadioButton:focus { outline: 0; }

QTabWidget::pane { border: 0; }
QTabBar { background: @raised; qproperty-drawBase: 0; border-bottom: 1px solid @line; }
QTabBar::tab { background: transparent; color: @text_2; border: 0;
    border-bottom: 2px solid transparent; padding: 0 12dp; min-height: 30dp; font-weight: 500; }
QTabBar[tight="true"]::tab { padding: 0 4dp; }
QTabBar::tab:selected { background: @panel; color: @text; border-bottom-color: @accent; }
QTabBar::tab:hover:!selected { color: @text; background: @hover; }
QTabBar::tab:focus { color: @accent; }
QTabBar::tab:disabled { color: @text_3; }

QDockWidget { color: @text; font-weight: 600; titlebar-close-icon: url(@icons/dock-close.svg);
    titlebar-normal-icon: url(@icons/dock-float.svg); }
QDockWidget::title { background: @raised; border-bottom: 1px solid @line_soft;
    padding: 8dp 8dp 8dp 16dp; text-align: left; }
QDockWidget > QAbstractButton { border: 1px solid transparent; border-radius: 3px;
    background: transparent; }
QDockWidget > QAbstractButton:hover { background: @hover; }
QMainWindow { background: @panel; }
QMainWindow::separator { width: 3px; height: 3px; background: @panel; }
QMainWindow::separator:vertical { background: qlineargradient(x1:0, y1:0, x2:1, y2:0,
    stop:0 @panel, stop:0.33 @panel, stop:0.34 @line, stop:0.66 @line, stop:0.67 @panel,
    stop:1 @panel); }
QMainWindow::separator:horizontal { background: qlineargradient(x1:0, y1:0, x2:0, y2:1,
    stop:0 @panel, stop:0.33 @panel, stop:0.34 @line, stop:0.66 @line, stop:0.67 @panel,
    stop:1 @panel); }
QMainWindow::separator:hover { background: @accent; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @accent; }

QStatusBar { background: @raised; color: @text_2; border-top: 1px solid @line; font-size: 11.5fs; }
QStatusBar::item { border: 0; }
QSizeGrip { image: none; width: 0; height: 0; }
QStatusBar QLabel { color: @text_2; font-size: 11.5fs; }
QProgressBar { background: @track; border: 0; border-radius: 4px; min-height: 8px;
    max-height: 8px; qproperty-textVisible: 0; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }

QScrollArea, QGraphicsView { border: 0; }
QAbstractItemView { background: @panel; alternate-background-color: @row_alt; border: 0;
    selection-background-color: @accent_bg; selection-color: @text; outline: 0;
    gridline-color: @line_soft; }
QHeaderView { background: @raised; border: 0; }
QHeaderView::section { background: @raised; color: @text_2; border: 0;
    border-bottom: 1px solid @line; padding: 0 8dp; min-height: 23dp; font-size: 11.5fs;
    font-weight: 500; }
QTableCornerButton::section { background: @raised; border: 0; }

QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 10dp; }
QScrollBar:horizontal { height: 10dp; }
QScrollBar::handle { background: @thumb; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28dp; }
QScrollBar::handle:horizontal { min-width: 28dp; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @text_3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QGroupBox { border: 0; margin-top: 24dp; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: @text; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="card"] { font-size: 13fs; font-weight: 600; }
QLabel[role="label"] { color: @text_2; }
QLabel[role="hint"] { color: @text_3; font-size: 11fs; }
QLabel[role="error"] { color: @error; }
.QFrame[role="card"], CommandPalette[role="card"], ProblemCard[role="card"],
FormulaCard[role="card"] {
    background: @panel; border: 1px solid @line; border-radius: 4px; }
FormulaCard QTextBrowser { background: transparent; border: 0; padding: 0; }
QWidget[role="raised"] { background: @raised; }
QWidget[role="canvas"] { background: @window; }
QFrame[role="rule"] { background: @line_soft; border: 0; max-height: 1px; min-height: 1px; }
"""


def build(tokens: Tokens, scale: float, font_size: Callable[[float], str]) -> str:
    """Return the style sheet for a scheme.

    Parameters
    ----------
    tokens
        The colours.
    scale
        Screen pixels per pixel of the design.
    font_size
        Turns a font size of the design into one of the style sheet.
    """
    words = {
        "scheme": "dark" if tokens.dark else "light",
        # Quoted by the sheet's url(); Qt wants forward slashes on every system.
        "icons": resource("icons", "field").as_posix(),
        "accent_hover": tokens.accent.lighter(112).name(),
        "accent_down": tokens.accent.darker(112).name(),
        "line_hover": ("#3D4651" if tokens.dark else "#C3CAD3"),
        "thumb": ("#3D4651" if tokens.dark else "#C9CFD7"),
    }

    def word(match: re.Match[str]) -> str:
        name = match[1]
        return words[name] if name in words else str(getattr(tokens, name).name())

    sheet = re.sub(r"(\d+(?:\.\d+)?)fs\b", lambda m: font_size(float(m[1])), _SHEET)
    sheet = re.sub(r"(\d+)dp\b", lambda m: f"{round(int(m[1]) * scale)}px", sheet)
    sheet = re.sub(r"url\((.*?)\)", r'url("\1")', sheet)
    return re.sub(r"@([a-z_]+\d*)", word, sheet)

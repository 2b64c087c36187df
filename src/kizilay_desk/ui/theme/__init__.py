"""How the window looks: colour tokens, fonts, icons, style sheet, and the small drawing vocabulary of the widgets."""

from kizilay_desk.ui.theme.keeping_none import keep_none

# Every module that calls Qt imports the theme, so that this runs before the calls add up.
keep_none()

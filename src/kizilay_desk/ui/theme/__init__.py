"""How the window looks: colour tokens, fonts, icons, style sheet, and the small drawing vocabulary of the widgets."""

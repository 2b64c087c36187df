"""The widgets that pages are made of. One module per thing; each paints itself with the tokens of ``ui.theme``.

Texts are given as ``str`` (somebody's words: a name, a topic) or as a function that returns the text (ours: a
message), e.g. ``Button(lambda: _("New session"))``. A function is asked again after the language was switched,
so pages need no code for that.
"""

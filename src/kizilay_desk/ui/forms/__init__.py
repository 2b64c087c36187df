"""Forms built from the declarations of the domain.

A form is made from an entity's declaration: which fields, in which order, in how many columns::

    form = Form(SESSION, ("activity", "topic", ("date", "start"), ("place", "facilitator"), "languages", "note"))
    form.set_values(record.values)               # shows them; sends nothing
    form.committed.connect(self._save)           # (field key, value): store it now
    form.submitted.connect(self.primary)         # Enter in the last field
    form.set_errors({"topic": reason("required")})
    form.focus_first_error()

A tuple in the list is a row of fields. ``form.editor("topic")`` is one editor. Fields that need something
the form does not know (a REF, or a range made of two fields) are given in: ``Form(..., editors={"centre": combo})``.

Every editor follows one protocol (``ui.widgets.field``): ``value()`` gives a plain JSON value or None; ``set_value``
shows one without signals; ``changed`` follows each edit by the user; ``committed`` says when to store (focus left,
Enter, or 800 ms after the last key), never while the text cannot be read; ``set_error`` shows a sentence below; texts
follow the language by themselves. ``editors.editor_for`` makes the editor of one field.

Before the page is left: ``form.commit()`` commits what is pending. After a merge or undo:
``form.update_values(values)`` shows what changed elsewhere but never over what is being typed.
"""

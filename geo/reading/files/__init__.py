"""Files to documents: which files are articles, their format, their characters, what they say of themselves.

`opening.documents` is the way in. `formats` is the table of formats; each format's reader is a module here, loaded when
the first file of that format is met, so that a plain text never waits for the HTML library.
"""

"""Take what is filtered away, in every format that the archive writes. Nothing is made before it is asked for."""

from __future__ import annotations

import datetime as dt
from functools import partial
from io import BytesIO

import streamlit as st

from dashboard import strings
from dashboard.source import Library
from geo.archive.export import FORMATS, export
from geo.archive.query import Filter

FORMAT_KEY, AREAS_KEY = "export-format", "export-areas"


@st.fragment(key="downloads")
def show_downloads(library: Library, wanted: Filter, total: int) -> None:
    """The control for `total` events that `wanted` keeps."""
    with st.popover(strings.EXPORT, icon=":material/download:", disabled=not total, width="content"):
        form = st.selectbox(
            strings.EXPORT_FORMAT, list(FORMATS), key=FORMAT_KEY, format_func=lambda name: FORMATS[name].title
        )
        chosen = FORMATS[form or next(iter(FORMATS))]
        areas = chosen.footprints and st.toggle(strings.EXPORT_AREAS, key=AREAS_KEY, help=strings.EXPORT_AREAS_HELP)
        st.download_button(
            strings.export_events(total, chosen.suffix),
            data=partial(made, library, wanted, chosen.name, footprints=areas),
            file_name=file_name(chosen.suffix),
            mime=chosen.media_type,
            on_click="ignore",
            key="export-get",
            width="stretch",
        )


def made(library: Library, wanted: Filter, form: str, *, footprints: bool) -> BytesIO:
    """The file, made now. Raises ArchiveError."""
    file = BytesIO()
    export(library.database, wanted, form, file, footprints=footprints)
    file.seek(0)
    return file


def file_name(suffix: str) -> str:
    """A name for the file: of what program, of what day."""
    return f"dateline-{dt.datetime.now(tz=dt.UTC):%Y-%m-%d}{suffix}"

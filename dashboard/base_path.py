"""Where the page lies on its host: what an operator sets as ``server.baseUrlPath``."""

from __future__ import annotations

import streamlit as st


def base_path() -> str:
    """The path that stands before every address of ours: "/maps", or "" at the root of the host."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""

"""Signing in and out, where the operator has set up OIDC (see the README). `access.current` tells who signed in."""

from __future__ import annotations

import streamlit as st

from dashboard import sign_in, strings
from dashboard.access import Access


def ask() -> None:
    """The page of somebody who may not look yet: what this is, and the way in."""
    with st.container(key="sign-in"):
        st.html(f'<header class="dl-head"><h1>{strings.APP_NAME}</h1></header><p>{strings.APP_CLAIM}</p>')
        fault = sign_in.fault()
        if fault is not None:
            st.text(fault)
            return
        st.text(strings.SIGN_IN_WHY)
        st.button(strings.SIGN_IN, type="primary", on_click=st.login, key="sign-in-button")


def show_person(allowed: Access) -> None:
    """Who is signed in, what that allows, and the way out; where nobody can, why nothing can be changed."""
    if allowed.local:
        return
    if allowed.name is None:
        st.caption(strings.READ_ONLY)
        return
    st.text(strings.signed_in(allowed.name, edit=allowed.edit))
    st.button(strings.SIGN_OUT, on_click=st.logout, width="stretch", key="sign-out-button")

"""The server: Streamlit's page and our own routes (map assets, base-map tiles, health).

Start it with ``python -m streamlit run dashboard/app.py``. Streamlit finds ``app`` by reading this file, so the
assignment stays literal and at module level.
"""

import sys
from pathlib import Path

import streamlit as st

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # Streamlit puts only dashboard/ on the path

from dashboard.assets import middleware, routes
from dashboard.warming import lifespan

app = st.App(HERE / "page.py", routes=routes(), middleware=middleware(), lifespan=lifespan)

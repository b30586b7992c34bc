"""Dateline's library: words in, geometries out. Knows nothing of streamlit or folium."""

"""A chart's meaning, and its forms: SVG, table, CSV and Plotly figure."""

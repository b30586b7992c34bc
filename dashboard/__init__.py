"""What people see: a Streamlit app over `geo`. Holds no domain logic."""

"""The demo district: Millbrook Public Schools, played up to a chosen day."""

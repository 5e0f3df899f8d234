"""SMART goals and inquiry questions, their measures, and the work plan that leads there."""

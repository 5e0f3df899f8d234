"""Two invented districts, a small and a large one, alike in everything but their size."""

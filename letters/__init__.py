"""Every email the portal sends: written once as a row, delivered once by the worker."""

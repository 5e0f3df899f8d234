"""The portal's own servers: PostgreSQL and Valkey from wheels, and all that runs beside them.

Nothing here imports Django: the supervisor must be up before the portal's own weight is.
"""

from django.db.backends.postgresql import base
from psycopg_pool import PoolTimeout

SECONDS = 5  # a page waits for its turn while the records are there
MOMENT = 2  # the shortest that the library knows, for a host that says nothing at all


class DatabaseWrapper(base.DatabaseWrapper):
    """Whoever gets no connection within a second asks whether the records are there at all.

    If they are, they are only busy or just back, and waiting helps. If not, it helps nobody.
    """

    def get_new_connection(self, conn_params):
        for _ in range(SECONDS - 1):
            try:
                return super().get_new_connection(conn_params)
            except PoolTimeout:
                self.Database.connect(**conn_params | {"connect_timeout": MOMENT}).close()
        return super().get_new_connection(conn_params)

"""Read by gunicorn wherever the portal is started: what is wrong with the settings is said once,
before there is any process. Where it listens, and with how many, stands on its command line."""

from plt_portal import environment

environment.told()

worker_class = "plt_portal.web.Worker"
logger_class = "plt_portal.web.Log"
control_socket_disable = True

"""Read by gunicorn where it is started: what is wrong is said once, before there is any process."""

from plt_portal import environment

environment.told()

"""`python -m bench.with_django MODULE ARGUMENTS`: the module runs once Django is ready."""

import runpy
import sys

import django

django.setup()
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)

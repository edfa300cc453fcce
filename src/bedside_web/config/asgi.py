"""How does a server reach the site?"""

import os

from django.core.asgi import get_asgi_application

from bedside_web.config.memory import start_giving_back
from bedside_web.config.warming import start_warming

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bedside_web.config.settings")
application = get_asgi_application()
start_warming()
start_giving_back()

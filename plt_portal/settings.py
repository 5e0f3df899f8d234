"""One file of settings. What comes from outside is read and checked by `environment`."""

from pathlib import Path

import pghistory
from celery.schedules import crontab
from django.utils.csp import CSP

from plt_portal import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# --- The environment -----------------------------------------------------------------------------

TOLD = environment.told()
MODE = TOLD["PLT_MODE"]
PRODUCTION = MODE == "production"
DEMO = MODE == "demo"
DEBUG = MODE == "development"
SECRET_KEY = TOLD["SECRET_KEY"]
# The keys before it: what they signed and sealed holds until it is over by itself, in two weeks.
SECRET_KEY_FALLBACKS = TOLD["SECRET_KEY_FALLBACKS"]
ALLOWED_HOSTS = TOLD["ALLOWED_HOSTS"]
TRUSTED_PROXIES = TOLD["TRUSTED_PROXIES"]
SITE_URL = TOLD["SITE_URL"]
CLOCK_FILE = "" if PRODUCTION else TOLD["PLT_CLOCK"]
DISTRICT_NAME = TOLD["DISTRICT_NAME"]
DISTRICT_WORD = TOLD["DISTRICT_WORD"]  # what the district calls its teams: PLT, PLC, ...
TIME_ZONE = TOLD["DISTRICT_TIME_ZONE"]
SCHOOL_DAYS_TO_HARD_CLOSING = 10
SCHOOL_DAYS_TO_ENDORSE = 5
TEAM_SIZE = 4, 7  # the fewest and the most; asked for through district.size
FILES = TOLD["PLT_VAR"]

# --- The house -----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "plt_portal",
    "reports",
    "blueprint",
    "goals",
    "training",
    "teams",
    "billboard",
    "powers",
    "letters",
    "people",
    "district",
    "kit",
    "crispy_forms",
    "crispy_bootstrap5",
    "allauth",
    "allauth.account",
    "pghistory",
    "pgtrigger",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
if MODE in {"demo", "test"}:
    INSTALLED_APPS += ["demo"]
if MODE in {"development", "test"}:
    INSTALLED_APPS += ["django_linear_migrations", "django_migration_linter"]

MIDDLEWARE = [
    # What every answer carries, files and refusals of the next ones included.
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "plt_portal.headers.quiet_headers",
    "django.middleware.security.SecurityMiddleware",
    "plt_portal.headers.only_utf8",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "plt_portal.middleware.LateForms",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "plt_portal.middleware.Audit",
]
ROOT_URLCONF = "plt_portal.urls"
WSGI_APPLICATION = "plt_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "plt_portal.navigation.frame",
            ],
            "builtins": ["kit.templatetags.whose"],  # {% csrf_token %} says whose form it is
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Records, cache, files -----------------------------------------------------------------------

# The address of the database has the last word: what it says in its own `options` comes after ours.
DATABASE = TOLD["DATABASE_URL"]
TIMEOUTS = {
    "statement_timeout": "30s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "1min",
}
OURS = " ".join(f"-c {name}={limit}" for name, limit in TIMEOUTS.items())
DATABASES = {
    "default": DATABASE
    | {
        "OPTIONS": DATABASE["OPTIONS"]
        | {
            # The worker's many short lives and the demo's sockets both like a small pool. It looks
            # for a server that went away every second or two, not ever more rarely; a page that got
            # none within a second asks whether it is there at all (`records.base`).
            "pool": {"min_size": 1, "max_size": 12, "timeout": 1, "reconnect_timeout": 3},
            "options": f"{OURS} {DATABASE['OPTIONS'].get('options', '')}".strip(),
        },
        "CONN_HEALTH_CHECKS": True,  # a restarted server costs nobody a page
    }
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": TOLD["CACHE_URL"],
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
    }
}
MEDIA_ROOT = FILES
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "build" / "static" if PRODUCTION else None
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "plt_portal.stylesheet.JoiningFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
# Looking at all files beforehand takes longer than most pages; each client of a test would do it.
WHITENOISE_AUTOREFRESH = MODE in {"development", "test"}
LANGUAGE_CODE = "en-us"
USE_I18N = False
PGHISTORY_APPEND_ONLY = True
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)  # nothing is changed by reading a page
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="history")

# --- Mail and the worker -------------------------------------------------------------------------

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": TOLD["MAIL_URL"] | {"timeout": 10},
    }
}
DEFAULT_FROM_EMAIL = TOLD["MAIL_FROM"]
CELERY_BROKER_URL = TOLD["BROKER_URL"]
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,  # more than three times the hard limit: nothing runs twice at once
    "socket_connect_timeout": 0.2,
    "socket_timeout": 0.5,  # a broker that takes the call and says nothing is away, too
    "max_retries": 0,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker as long as it takes
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULER = "plt_portal.beat.Scheduler"  # also looks each minute who is at work
CELERY_BEAT_SCHEDULE = {
    #  every minute                      look for
    "letters left behind": {"task": "letters.tasks.deliver_due", "schedule": 60},
    "PDFs left behind": {"task": "reports.tasks.render_due", "schedule": 60},
    "Blueprints to print": {"task": "blueprint.tasks.print_due", "schedule": 60},
    "a digest that is due": {"task": "billboard.tasks.send_due_digest", "schedule": 60},
    "postings that expire": {"task": "billboard.tasks.expire_postings", "schedule": 300},
    "facilitators to invite": {"task": "training.tasks.invite_facilitators", "schedule": 300},
    "rosters kept waiting": {"task": "teams.tasks.remind_deciders", "schedule": 300},
    "pauses that are over": {"task": "teams.tasks.end_pauses", "schedule": 300},
    "schools of today": {"task": "powers.tasks.keep_schools", "schedule": 300},
    "people who left or moved": {"task": "teams.tasks.notice_changes", "schedule": 300},
    "people without a team": {"task": "teams.tasks.offer_teams", "schedule": 300},
    "codes asked for": {"task": "plt_portal.tasks.send_codes", "schedule": 60},
    "codes that are over": {"task": "plt_portal.tasks.forget_codes", "schedule": 900},
    "forms kept a day": {"task": "plt_portal.tasks.forget_kept_forms", "schedule": 900},
    "yesterday's printouts": {"task": "blueprint.tasks.forget_printouts", "schedule": 900},
    "names that changed": {"task": "billboard.tasks.refresh_names", "schedule": crontab("0", "2")},
    "sessions nobody needs": {"task": "people.tasks.forget_sessions", "schedule": crontab(hour=3)},
}

# --- What is logged ------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "kit.discretion.Discreet"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

# --- Sign-in and safety --------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["plt_portal.sign_in.DirectoryBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "plt_portal.sign_in.DirectoryAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGOUT_REDIRECT_URL = "sign-in"
ACCOUNT_EMAIL_VERIFICATION = "none"

CSRF_FAILURE_VIEW = "plt_portal.late_forms.token_changed"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SESSION_ENGINE = "people.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
COOKIE_PREFIX = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health/(live|ready|well)/$"]  # asked from beside the portal, too
if PRODUCTION:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_HSTS_SECONDS = TOLD["HSTS"]["seconds"]
    SECURE_HSTS_INCLUDE_SUBDOMAINS = TOLD["HSTS"]["subdomains"]
    SECURE_HSTS_PRELOAD = TOLD["HSTS"]["preload"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
